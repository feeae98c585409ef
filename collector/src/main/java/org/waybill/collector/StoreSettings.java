package org.waybill.collector;

import static org.waybill.collector.Setting.optional;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.store.postgres.PostgresAddress;

/** The keys of a store on PostgreSQL; without a URL it is an embedded one. */
record StoreSettings(
    Setting<String> url,
    Setting<String> replicaUrl,
    Setting<String> user,
    Setting<String> passwordFile) {

  private static final String URL =
      "nothing, or %s//HOST:PORT/DATABASE with options, without user and password"
          .formatted(PostgresAddress.SCHEME);

  static StoreSettings keys() {
    return new StoreSettings(
        optional("store.url", "", URL, StoreSettings::url),
        optional("store.replicaUrl", "", URL, StoreSettings::url),
        optional("store.user", "", "text without line ends", text -> text),
        optional(
            "store.passwordFile",
            "",
            "nothing, or a path; a relative one is relative to this file's folder",
            text -> text));
  }

  private static String url(String text) {
    return text.isEmpty() ? text : new PostgresAddress(text, "", "").url();
  }

  /** What is wrong with them together; an empty list where nothing is. */
  List<String> problems(ListenerSettings.Values values, SecretFiles secrets) {
    List<String> problems = new ArrayList<>();
    if (values.of(url).isEmpty()) {
      if (!values.of(replicaUrl).isEmpty()) {
        problems.add(
            "%s is '%s', and %s is ''; a replica is one of a database, so set %3$s or leave %1$s empty"
                .formatted(replicaUrl.key(), values.of(replicaUrl), url.key()));
      }
      return problems;
    }
    if (values.of(user).isEmpty()) {
      problems.add(
          "%s is ''; with store.url it must be set to the role that owns the tables"
              .formatted(user.key()));
    }
    if (!values.of(passwordFile).isEmpty()) {
      secrets
          .problem(passwordFile, values.of(passwordFile), "the password of store.user")
          .ifPresent(problems::add);
    }
    return problems;
  }

  /** Where the database is; empty for an embedded one. */
  Optional<PostgresAddress> address(ListenerSettings.Values values, SecretFiles secrets) {
    if (values.of(url).isEmpty()) {
      return Optional.empty();
    }
    String file = values.of(passwordFile);
    PostgresAddress address =
        new PostgresAddress(
            values.of(url), values.of(user), file.isEmpty() ? "" : secrets.secret(file));
    String replica = values.of(replicaUrl);
    return Optional.of(replica.isEmpty() ? address : address.withReplica(replica));
  }
}
