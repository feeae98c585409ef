package org.waybill.collector.share;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.block.Block.Kind;
import org.waybill.collector.block.Block.Subject;
import org.waybill.collector.store.postgres.EmptyPostgres;
import org.waybill.collector.store.postgres.PostgresAddress;
import org.waybill.wire.PersonCode;

/** Nodes that share what is decided at one of them, on a database of their own. */
abstract class SharingFixture {

  static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  static final PersonCode ANNA = new PersonCode(0x0123456789abcdefL);
  static final PersonCode BERT = new PersonCode(-2);
  static final Subject EVIL = new Subject(Kind.TARGET, "evil.example");
  static final Subject SENDER = new Subject(Kind.SENDER, "hijacked@sender.example");
  static final String SHOP = "shop.example";
  static final String ONE = "0123456789abcdef";
  static final String TWO = "fedcba9876543210";

  @TempDir Path folder;
  PostgresAddress database;
  volatile Instant now = NOW;
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeEach
  void make() {
    database = EmptyPostgres.address(folder);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  /** A node that nobody has connected yet. */
  Node node(String name) throws IOException {
    return node(name, Duration.ZERO);
  }

  Node node(String name, Duration ahead) throws IOException {
    Node node = new Node(folder.resolve(name), () -> now.plus(ahead));
    open.add(node);
    return node;
  }

  /** One whose end of the database can be cut. */
  Cable cable() throws IOException {
    Cable cable = new Cable(database);
    open.addFirst(cable);
    return cable;
  }

  void end(Node node) throws IOException {
    open.remove(node);
    node.close();
  }

  static boolean stops(Node node, String host) {
    return node.blocks.stops("https://" + host + "/", Optional.empty());
  }

  static boolean isRecording(Node node) {
    return node.recording.isOn();
  }
}
