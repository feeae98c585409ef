package org.waybill.collector.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.device.Device;

/**
 * Numbers devices: a hit is stored with a number, which takes no room in its row and nothing away
 * from it when its user agent is blanked. All are remembered. There are some hundred; since anybody
 * can send any user agent, beyond so many programs are no longer told apart.
 */
final class DeviceRows {

  private static final int MOST = 5_000;

  private final Map<Device, KnownDevice> byDevice = new HashMap<>();
  private final Map<Integer, KnownDevice> byNumber = new HashMap<>();

  /** The device with its number, a new one where it has none. */
  KnownDevice of(Session session, Device device) throws SQLException {
    return switch (device) {
      case Device.Untold untold -> KnownDevice.UNTOLD;
      case Device.Proxy proxy -> KnownDevice.PROXY;
      case Device.Own own ->
          own(
              session,
              new Device.Own(
                  own.client().map(name -> Columns.clip(name, Columns.WORD)),
                  own.system().map(name -> Columns.clip(name, Columns.WORD)),
                  own.country()));
    };
  }

  private KnownDevice own(Session session, Device.Own own) throws SQLException {
    load(session);
    KnownDevice known = byDevice.get(own);
    if (known != null) {
      return known;
    }
    if (byDevice.size() >= MOST && own.client().or(own::system).isPresent()) {
      return own(session, new Device.Own(Optional.empty(), Optional.empty(), own.country()));
    }
    KnownDevice fresh = KnownDevice.of(KnownDevice.FIRST + byDevice.size(), own);
    session.update(
        "INSERT INTO devices (device, client, os, country) VALUES (?, ?, ?, ?)",
        fresh.number(),
        own.client().orElse(""),
        own.system().orElse(""),
        own.country().orElse(""));
    remember(fresh);
    return fresh;
  }

  /** The device that was stored with a hit. */
  KnownDevice numbered(Session session, int number) throws SQLException {
    if (number == KnownDevice.UNTOLD.number()) {
      return KnownDevice.UNTOLD;
    }
    if (number == KnownDevice.PROXY.number()) {
      return KnownDevice.PROXY;
    }
    load(session);
    return Optional.ofNullable(byNumber.get(number))
        .orElseThrow(() -> new SQLException("device %d is not known".formatted(number)));
  }

  private void load(Session session) throws SQLException {
    if (byDevice.isEmpty()) {
      session
          .rows(DeviceRows::read, "SELECT device, client, os, country FROM devices")
          .forEach(this::remember);
    }
  }

  private void remember(KnownDevice known) {
    byDevice.put(known.device(), known);
    byNumber.put(known.number(), known);
  }

  private static KnownDevice read(ResultSet row) throws SQLException {
    return KnownDevice.of(
        row.getInt("device"),
        new Device.Own(text(row, "client"), text(row, "os"), text(row, "country")));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.of(row.getString(column)).filter(text -> !text.isEmpty());
  }

  /** Some of it may have been rolled back. */
  void forget() {
    byDevice.clear();
    byNumber.clear();
  }
}
