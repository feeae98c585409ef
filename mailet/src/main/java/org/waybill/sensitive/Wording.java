package org.waybill.sensitive;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as words that can be compared: no case, no accents, split at whatever is neither letter
 * nor digit and inside camelCase. Laid out as one run of characters, because this is read for every
 * word of a message: a space before the first word and one after each. Not changed once made.
 */
final class Wording {

  /** Thai; Hangul, kana and Han come later. */
  private static final int FIRST_UNSPACED = 0x0E00;

  private static final char SPACE = ' ';

  /** What ASCII is compared as; 0 between words. */
  private static final char[] ASCII = new char[0x80];

  static {
    for (char c = '0'; c <= 'z'; c++) {
      ASCII[c] = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
    }
  }

  private char[] text;
  private int length;
  private boolean unspaced;

  private Wording(int characters) {
    text = new char[characters + characters / 4 + 8];
    text[length++] = SPACE;
  }

  static Wording of(String source) {
    Wording wording = new Wording(source.length());
    return wording.read(source, false)
        ? wording
        : composed(Normalizer.normalize(source, Normalizer.Form.NFKC));
  }

  private static Wording composed(String source) {
    Wording wording = new Wording(source.length());
    boolean unused = wording.read(source, true);
    return wording;
  }

  /** Takes a text in; false where it must be composed first. */
  private boolean read(String source, boolean composed) {
    int i = 0;
    boolean lower = false;
    while (i < source.length()) {
      int end = readAscii(source, i, lower);
      lower = end > i ? isLower(source.charAt(end - 1)) : lower;
      i = end;
      if (i < source.length()) {
        char c = source.charAt(i);
        if (!composed && Folding.composes(c)) {
          return false;
        }
        int wide = Character.isHighSurrogate(c) ? source.codePointAt(i) : c;
        Folding folding = Folding.of(wide);
        put(folding, folding.upper() && lower);
        lower = folding.lower();
        i += Character.charCount(wide);
      }
    }
    end();
    return true;
  }

  /** Nearly all there is, so without detours; returns where something else begins. */
  private int readAscii(String source, int start, boolean lowerBefore) {
    char[] out = text;
    int to = length;
    boolean lower = lowerBefore;
    int i = start;
    for (; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c >= ASCII.length) {
        break;
      }
      if (to + 2 > out.length) {
        out = Arrays.copyOf(out, 2 * out.length);
      }
      char folded = ASCII[c];
      if ((folded == 0 || (lower && isUpper(c))) && out[to - 1] != SPACE) {
        out[to++] = SPACE;
      }
      if (folded != 0) {
        out[to++] = folded;
      }
      lower = isLower(c);
    }
    text = out;
    length = to;
    return i;
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private void put(Folding folding, boolean hump) {
    if (hump || !folding.word()) {
      end();
    }
    for (int i = 0; i < folding.text().length(); i++) {
      char c = folding.text().charAt(i);
      unspaced |= c >= FIRST_UNSPACED;
      append(c);
    }
  }

  private void end() {
    if (text[length - 1] != SPACE) {
      append(SPACE);
    }
  }

  private void append(char c) {
    if (length == text.length) {
      text = Arrays.copyOf(text, 2 * length);
    }
    text[length++] = c;
  }

  /** How many characters there are, the spaces around words included; 1 where there is no word. */
  int length() {
    return length;
  }

  char at(int index) {
    return text[index];
  }

  /** Whether it holds a character of a script that leaves no spaces; cheap, never wrongly false. */
  boolean mayBeUnspaced() {
    return unspaced;
  }

  /** All words run together, for scripts that leave no spaces. */
  String compact() {
    return toString().replace(" ", "");
  }

  /** Where the word that goes on at {@code from} has its space. */
  int endOfWord(int from) {
    int end = from;
    while (text[end] != SPACE) {
      end++;
    }
    return end;
  }

  /** How many words before {@code start} and after {@code end} tell something, up to a bound. */
  int tellingBeside(int start, int end, int enough) {
    int telling = 0;
    int word = 1;
    while (word < length && telling <= enough) {
      int stop = endOfWord(word);
      boolean beside = stop < start || word > end;
      telling += beside && tells(word, stop) ? 1 : 0;
      word = stop + 1;
    }
    return telling;
  }

  /** Articles, numbers and random characters do not. */
  private boolean tells(int start, int end) {
    return end - start > 3 && !isYour(start, end) && !hasDigit(start, end);
  }

  private boolean isYour(int start, int end) {
    return end - start == 4
        && text[start] == 'y'
        && text[start + 1] == 'o'
        && text[start + 2] == 'u'
        && text[start + 3] == 'r';
  }

  private boolean hasDigit(int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isDigit(text[i])) {
        return true;
      }
    }
    return false;
  }

  /** The words with one space between and around them. */
  @Override
  public String toString() {
    return new String(text, 0, length);
  }
}
