package org.waybill.collector.host;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.http.OwnFile;

/**
 * The files an admin gives for apps, by host: {@code FOLDER/HOST/FILE}. All of them are in memory,
 * and what a request asks for never reaches a disk: it can lead nowhere. A file that cannot be
 * taken is told of once, and the one before stays. Thread-safe; one thread looks.
 */
public final class HostFiles {

  /** What Apple's servers take at most. */
  static final int LONGEST = 128 << 10;

  /** So many hosts are looked at. */
  static final int MOST_HOSTS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(HostFiles.class);
  private static final Pattern HOST = Pattern.compile("[a-z0-9_]([a-z0-9_.-]{0,252})");
  private static final JsonFactory JSON = new JsonFactory();

  private final Optional<Path> folder;
  private volatile Map<String, Map<OwnFile, byte[]>> files = Map.of();
  private final Set<String> told = new HashSet<>();

  private HostFiles(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * Reads them.
   *
   * @param folder of folders by host; without one there are none
   */
  public static HostFiles open(Optional<Path> folder) {
    HostFiles files = new HostFiles(folder);
    files.look();
    return files;
  }

  /** The content of a host's file. The array is shared: nobody writes to it. */
  Optional<byte[]> find(String host, OwnFile file) {
    return Optional.ofNullable(files.getOrDefault(host, Map.of()).get(file));
  }

  /** Reads what is there now. Blocks on the disk. */
  public synchronized void look() {
    if (folder.isEmpty()) {
      return;
    }
    Map<String, Map<OwnFile, byte[]>> found = new HashMap<>();
    try (DirectoryStream<Path> hosts = Files.newDirectoryStream(folder.get())) {
      for (Path host : hosts) {
        String name = name(host).toLowerCase(Locale.ROOT);
        if (Files.isDirectory(host) && HOST.matcher(name).matches() && found.size() < MOST_HOSTS) {
          found.put(name, read(host, files.getOrDefault(name, Map.of())));
        }
      }
      files = Map.copyOf(found);
      told.remove(folder.get().toString());
    } catch (IOException e) {
      tell(folder.get(), why(e));
    }
  }

  private Map<OwnFile, byte[]> read(Path folderOfHost, Map<OwnFile, byte[]> before) {
    Map<OwnFile, byte[]> files = new EnumMap<>(OwnFile.class);
    for (OwnFile file : OwnFile.OF_APPS) {
      Path path = folderOfHost.resolve(file.fileName());
      try {
        files.put(file, read(path));
        told.remove(path.toString());
      } catch (NoSuchFileException e) {
        told.remove(path.toString());
      } catch (IOException e) {
        tell(path, why(e));
        Optional.ofNullable(before.get(file)).ifPresent(last -> files.put(file, last));
      }
    }
    return files;
  }

  private static byte[] read(Path path) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new IOException("it is no file"); // a pipe would be waited for
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(LONGEST + 1);
      if (content.length > LONGEST) {
        throw new IOException("it is longer than %d bytes".formatted(LONGEST));
      }
      check(content);
      return content;
    }
  }

  /** Phones take a broken one for none, and tell nobody. */
  private static void check(byte[] content) throws IOException {
    try (JsonParser json = JSON.createParser(content)) {
      if (json.nextToken() == null) {
        throw new IOException("it is empty, and no JSON");
      }
      do {
        json.skipChildren();
      } while (json.nextToken() != null);
    }
  }

  /** Once, until it is read again. */
  private void tell(Path path, String why) {
    if (told.add(path.toString())) {
      LOG.warn("{} cannot be taken ({}); what was read before stays", path, why);
    }
  }

  private static String why(IOException e) {
    return switch (e) {
      case NoSuchFileException gone -> "there is no such folder";
      case NotDirectoryException file -> "it is no folder";
      default -> String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    };
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
