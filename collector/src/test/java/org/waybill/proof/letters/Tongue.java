package org.waybill.proof.letters;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * A language in a charset, labelled as senders label it: rightly, wrongly or not at all.
 *
 * @param label the charset parameter, empty where there is none
 * @param charset what the bytes really are
 * @param words some of its words; in the east Asian charsets bytes of ASCII stand inside them
 */
record Tongue(Optional<String> label, Charset charset, List<String> words) {
  private static final List<String> GERMAN =
      List.of("Grüße", "Überraschung", "für", "Öl", "Maß", "heute");
  private static final List<String> FRENCH = List.of("été", "déjà", "où", "garçon", "offre");
  private static final List<String> POLISH = List.of("zażółć", "gęślą", "jaźń", "łódź", "nowy");
  private static final List<String> RUSSIAN = List.of("Скидки", "сегодня", "и", "завтра", "ещё");
  private static final List<String> GREEK = List.of("Καλημέρα", "κόσμε", "σήμερα");
  private static final List<String> JAPANESE = List.of("表示", "ソート", "能力", "お知らせ", "日本語", "予約", "ァ");
  private static final List<String> CHINESE = List.of("功能", "今天", "新闻", "開發", "許多", "中文");
  private static final List<String> TAIWANESE = List.of("功能", "許多", "開發", "育成", "中文");
  private static final List<String> KOREAN = List.of("안녕하세요", "오늘", "소식", "할인");
  private static final List<String> ENGLISH = List.of("News", "today", "offer", "read", "more");

  private static final List<Tongue> ALL =
      List.of(
          labelled("utf-8", GERMAN),
          labelled("UTF-8", JAPANESE),
          labelled("utf-8", RUSSIAN),
          labelled("us-ascii", ENGLISH),
          labelled("windows-1252", GERMAN),
          labelled("iso-8859-1", FRENCH),
          labelled("ISO-8859-15", FRENCH),
          labelled("iso-8859-2", POLISH),
          labelled("windows-1250", POLISH),
          labelled("iso-8859-7", GREEK),
          labelled("koi8-r", RUSSIAN),
          labelled("windows-1251", RUSSIAN),
          labelled("shift_jis", JAPANESE),
          labelled("iso-2022-jp", JAPANESE),
          labelled("euc-jp", JAPANESE),
          labelled("gb18030", CHINESE),
          labelled("gb2312", List.of("功能", "今天", "新闻", "中文")),
          labelled("big5", TAIWANESE),
          labelled("euc-kr", KOREAN),
          unlabelled("us-ascii", ENGLISH),
          unlabelled("utf-8", GERMAN),
          mislabelled("iso-8859-1", "utf-8", RUSSIAN),
          mislabelled("utf-8", "windows-1252", FRENCH),
          mislabelled("us-ascii", "utf-8", GERMAN),
          mislabelled("x-unknown-" + "charset", "us-ascii", ENGLISH),
          labelled("utf-16", ENGLISH));

  static Tongue pick(Pick pick) {
    return pick.of(ALL.toArray(Tongue[]::new));
  }

  String phrase(Pick pick, int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : " ").append(pick.of(words.toArray(String[]::new)));
    }
    return out.toString();
  }

  private static Tongue labelled(String label, List<String> words) {
    return new Tongue(Optional.of(label), Charset.forName(label), words);
  }

  private static Tongue mislabelled(String label, String charset, List<String> words) {
    return new Tongue(Optional.of(label), Charset.forName(charset), words);
  }

  private static Tongue unlabelled(String charset, List<String> words) {
    return new Tongue(Optional.empty(), Charset.forName(charset), words);
  }
}
