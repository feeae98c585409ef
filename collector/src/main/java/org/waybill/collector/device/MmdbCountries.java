package org.waybill.collector.device;

import com.maxmind.db.Reader;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Countries by a database in memory. */
final class MmdbCountries implements Countries {
  private static final Logger LOG = LoggerFactory.getLogger(MmdbCountries.class);
  private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

  private static final int V4 = 4;

  private final Reader reader;

  private MmdbCountries(Reader reader) {
    this.reader = reader;
  }

  static Countries in(Path file) throws IOException {
    try {
      return new MmdbCountries(new Reader(file.toFile(), Reader.FileMode.MEMORY));
    } catch (IOException e) {
      throw new IOException(
          "%s is no database of countries in MaxMind's format (%s); get another, or delete it"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  @Override
  public Optional<String> of(String address) {
    return Optional.ofNullable(NetUtil.createByteArrayFromIpAddressString(address))
        .filter(this::isHeld)
        .flatMap(this::of)
        .filter(code -> CODE.matcher(code).matches());
  }

  /** A database of IPv4 alone is not to be asked for anything else. */
  private boolean isHeld(byte[] address) {
    return address.length == V4 || reader.getMetadata().ipVersion() != 4;
  }

  private Optional<String> of(byte[] address) {
    try {
      return Optional.ofNullable(reader.get(InetAddress.getByAddress(address), Map.class))
          .flatMap(MmdbCountries::code);
    } catch (IOException e) {
      LOG.debug("the database of countries failed", e);
      return Optional.empty();
    }
  }

  /** Either of the two shapes that are about. */
  private static Optional<String> code(Map<?, ?> found) {
    Object code =
        found.get("country") instanceof Map<?, ?> country
            ? country.get("iso_code")
            : found.get("country_code");
    return Optional.ofNullable(code).map(Object::toString);
  }
}
