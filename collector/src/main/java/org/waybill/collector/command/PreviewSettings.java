package org.waybill.collector.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.waybill.keys.KeyFile;
import org.waybill.wire.KeyRing;
import org.waybill.wire.TrackingUrl;

/**
 * What a preview takes from the mailets' configuration.
 *
 * @param url where pixels and links point
 * @param keys what they are sealed with
 * @param senderDomains domains whose mail is ours, in lower case; empty where anybody's is
 */
record PreviewSettings(TrackingUrl url, KeyRing keys, Optional<Set<String>> senderDomains) {

  private static final String THROWAWAY = "https://track.example";

  /** A key that nobody keeps, under a host that does not exist. */
  static PreviewSettings throwaway(Instant now, SecureRandom random) {
    return new PreviewSettings(
        TrackingUrl.parse(THROWAWAY), KeyRing.generate(now, random), Optional.empty());
  }

  /**
   * Reads {@code waybill.properties}; its {@code keyFile} is looked up beside it when relative.
   *
   * @throws IOException naming the key and the value found where one cannot be used
   */
  static PreviewSettings read(Path conf) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(conf, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new IOException(conf + " is no properties file: " + e.getMessage(), e);
    }
    return new PreviewSettings(
        trackingUrl(conf, properties),
        KeyFile.read(keyFile(conf, properties)),
        Optional.of(domains(properties.getProperty("senderDomains", ""))));
  }

  private static TrackingUrl trackingUrl(Path conf, Properties properties) throws IOException {
    try {
      return TrackingUrl.parse(value(conf, properties, "trackingUrl"));
    } catch (IllegalArgumentException e) {
      throw new IOException(conf + ": trackingUrl: " + e.getMessage(), e);
    }
  }

  /** James's own spelling {@code file://conf/...} means the folder that the file lies in. */
  private static Path keyFile(Path conf, Properties properties) throws IOException {
    String value = value(conf, properties, "keyFile");
    return conf.resolveSibling(value.replaceFirst("^file://(conf/)?", ""));
  }

  private static String value(Path conf, Properties properties, String key) throws IOException {
    String value = properties.getProperty(key, "").strip();
    if (value.isEmpty()) {
      throw new IOException(conf + " has no " + key + "; set it, or preview without --conf");
    }
    return value;
  }

  private static Set<String> domains(String list) {
    return Arrays.stream(list.split("[,\\s]+", -1))
        .filter(domain -> !domain.isEmpty())
        .map(domain -> domain.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
