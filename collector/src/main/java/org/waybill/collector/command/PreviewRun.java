package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.waybill.plan.LeaveReason;

/** Goes through files, writes copies and rows, and says how far it is. */
final class PreviewRun {

  /** Larger files are carried over unread: no mail is that large. */
  private static final long LARGEST = 256L << 20;

  private static final int PROGRESS_EVERY = 500;
  private static final String ROWS = "preview.ndjson";

  private final Preview preview;
  private final Path out;
  private final PrintWriter err;
  private final Optional<PrintWriter> explained;
  private final Map<String, Integer> counts = new TreeMap<>();

  PreviewRun(Preview preview, Path out, PrintWriter err, Optional<PrintWriter> explained) {
    this.preview = preview;
    this.out = out;
    this.err = err;
    this.explained = explained;
  }

  void run(List<PreviewFile> files) throws IOException {
    for (PreviewFile file : files) {
      checkOutput(file);
    }
    Files.createDirectories(out);
    int done = 0;
    try (PreviewRows rows = new PreviewRows(out.resolve(ROWS))) {
      for (PreviewFile file : files) {
        rows.write(file.name(), copy(file));
        if (++done % PROGRESS_EVERY == 0) {
          err.println(done + " of " + files.size() + " messages");
          err.flush();
        }
      }
    }
    counts.forEach((outcome, count) -> err.println(outcome + ": " + count));
    err.flush();
  }

  /** A copy must never take the place of a message, or of the rows. */
  private void checkOutput(PreviewFile file) throws IOException {
    Path target = out.resolve(file.name());
    if (file.name().equals(ROWS)
        || (Files.exists(target) && Files.isSameFile(target, file.path()))) {
      throw new IOException(
          "the copy of " + file.path() + " would overwrite " + target + "; choose another --out");
    }
  }

  private PreviewCopy copy(PreviewFile file) throws IOException {
    Path target = out.resolve(file.name());
    Files.createDirectories(target.toAbsolutePath().getParent());
    PreviewCopy copy = of(file);
    if (copy.bytes().length == 0 && Files.size(file.path()) > 0) {
      Files.copy(file.path(), target, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.write(target, copy.bytes());
    }
    counts.merge((copy.verdict() + " " + copy.reason()).strip(), 1, Integer::sum);
    return copy;
  }

  private PreviewCopy of(PreviewFile file) throws IOException {
    if (Files.size(file.path()) > LARGEST) {
      explained.ifPresent(writer -> writer.println(file.name() + "\n  not looked at: too large\n"));
      return PreviewCopy.left(new byte[0], LeaveReason.LIMIT.code(), "over " + LARGEST + " bytes");
    }
    Preview.Examination examined = preview.examine(Files.readAllBytes(file.path()));
    explained.ifPresent(
        writer -> {
          writer.print(Explanation.of(file.name(), examined, preview));
          writer.flush();
        });
    return examined.copy();
  }

  /** An admin's sentence: the JDK's file errors say only the name. */
  static String sentence(IOException e) {
    return e instanceof FileSystemException file && file.getReason() == null
        ? file.getClass().getSimpleName() + ": " + file.getFile()
        : String.valueOf(e.getMessage());
  }
}
