package org.waybill.collector.privacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.journal.Disk;
import org.waybill.journal.DiskFile;
import org.waybill.journal.DiskSource;
import org.waybill.wire.PersonCode;

/**
 * The choices on disk: files of lines in a folder of their own, {@code 000001.choices} and so on.
 * The last line of a person holds. A file is only appended to by the process that began it, so that
 * what a crash cut is always the end of a file, and never was answered for: it lacks the line's
 * end, or has zeros in place of what was not written. Any other line that cannot be read is damage.
 * Used by one thread at a time.
 */
final class ChoiceLog {

  private static final Logger LOG = LoggerFactory.getLogger(ChoiceLog.class);
  private static final Pattern NAME = Pattern.compile("\\d{6}\\.choices");
  private static final String BESIDE = "rewritten.tmp";
  private static final int DIGITS = 6;
  private static final int PART = 1 << 16;

  private final Disk disk;
  private @Nullable DiskFile current;

  /**
   * Nothing is opened yet.
   *
   * @param disk its own folder
   */
  ChoiceLog(Disk disk) {
    this.disk = disk;
  }

  /**
   * What the files say.
   *
   * @param last of each person the choice that holds
   * @param lines how many lines there are
   * @param damaged how many of them cannot be read
   */
  record Content(Map<PersonCode, Choice> last, int lines, int damaged) {
    /** Copies the map. */
    Content {
      last = Map.copyOf(last);
    }
  }

  /** For messages to people. */
  String describe() {
    return disk.describe();
  }

  Content read() throws IOException {
    Map<PersonCode, Choice> last = new LinkedHashMap<>();
    int lines = 0;
    int damaged = 0;
    for (String name : names()) {
      for (String line : lines(name)) {
        lines++;
        Optional<Choice> choice = ChoiceLine.decode(line);
        choice.ifPresent(known -> last.put(known.person(), known));
        damaged += choice.isEmpty() ? 1 : 0;
      }
    }
    return new Content(last, lines, damaged);
  }

  /** What an earlier process wrote and may not have forced is on disk when this returns. */
  void force() throws IOException {
    for (String name : names()) {
      long size;
      try (DiskSource file = disk.open(name)) {
        size = file.size();
      }
      disk.truncate(name, size);
    }
    disk.forceFolder();
  }

  /** Returns when the choice would survive a power cut. */
  void append(Choice choice) throws IOException {
    try {
      DiskFile file = current;
      if (file == null) {
        file = disk.create(nextName());
        current = file;
        disk.forceFolder();
      }
      file.append(ByteBuffer.wrap(ChoiceLine.encode(choice)));
      file.force();
    } catch (IOException e) {
      end(); // a line that failed may be there in part, and no further one may follow it
      throw e;
    }
  }

  /** Puts one file in the place of all, which holds these; where that fails nothing is lost. */
  void rewrite(Collection<Choice> choices) throws IOException {
    for (String name : replace(choices)) {
      disk.delete(name);
    }
  }

  /** The same, and keeps the former files under names that are not read. */
  void mend(Collection<Choice> choices) throws IOException {
    for (String name : replace(choices)) {
      disk.rename(name, name + ".damaged");
    }
    disk.forceFolder();
  }

  /** Returns the former files. */
  private List<String> replace(Collection<Choice> choices) throws IOException {
    end();
    disk.delete(BESIDE);
    try (DiskFile file = disk.create(BESIDE)) {
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      for (Choice choice : choices) {
        lines.writeBytes(ChoiceLine.encode(choice));
      }
      file.append(ByteBuffer.wrap(lines.toByteArray()));
      file.force();
    }
    List<String> former = names();
    disk.rename(BESIDE, nextName());
    disk.forceFolder();
    return former;
  }

  /** Ends the file that is being appended to; the next choice begins another. */
  void end() {
    DiskFile file = current;
    current = null;
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        LOG.warn("a file of {} could not be closed ({})", disk.describe(), e.getMessage());
      }
    }
  }

  private List<String> names() throws IOException {
    return disk.list().stream().filter(NAME.asMatchPredicate()).sorted().toList();
  }

  private String nextName() throws IOException {
    List<String> names = names();
    int last = names.isEmpty() ? 0 : Integer.parseInt(names.getLast().substring(0, DIGITS));
    return "%06d.choices".formatted(last + 1);
  }

  private List<String> lines(String name) throws IOException {
    String text = text(name);
    List<String> lines = text.lines().toList();
    boolean torn = !lines.isEmpty() && (!text.endsWith("\n") || lines.getLast().indexOf('\0') >= 0);
    if (torn && ChoiceLine.decode(lines.getLast()).isEmpty()) {
      LOG.warn("{} in {} ends within a line, which was never answered for", name, describe());
      return lines.subList(0, lines.size() - 1);
    }
    return lines;
  }

  /** Bytes beyond ASCII, which nobody wrote, become characters no line has. */
  private String text(String name) throws IOException {
    try (DiskSource file = disk.open(name)) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      byte[] part = new byte[PART];
      for (int read = file.read(0, part, 0, PART);
          read > 0;
          read = file.read(content.size(), part, 0, PART)) {
        content.write(part, 0, read);
      }
      return content.toString(StandardCharsets.ISO_8859_1);
    }
  }
}
