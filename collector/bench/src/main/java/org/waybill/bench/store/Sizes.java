package org.waybill.bench.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoredKind;
import org.waybill.collector.store.derby.DerbyStore;

/**
 * Bytes and processor time of a message, a copy, a link and a delivery: the differences between
 * stores that hold mail with and without them.
 */
final class Sizes {

  private static final int COPIES = 20;
  private static final int LINKS = 10;

  private final Path folder;
  private final int messages;

  Sizes(Path folder, int messages) {
    this.folder = folder;
    this.messages = messages;
  }

  private record Cost(double bytes, double micros) {

    Cost per(Cost without, int more) {
      return new Cost((bytes - without.bytes) / more, (micros - without.micros) / more);
    }

    String text(String what) {
      return String.format(Locale.ROOT, "  %-10s %8.0f bytes %8.0f us%n", what, bytes, micros);
    }
  }

  String measure() {
    cost("warm", 1, LINKS);
    Cost bare = cost("bare", 1, 0);
    Cost copies = cost("copies", COPIES, 0);
    Cost links = cost("links", 1, LINKS);
    Cost deliveries = cost("deliveries", COPIES, 0, true);
    Cost copy = copies.per(bare, COPIES - 1);
    Cost message = new Cost(bare.bytes - copy.bytes, bare.micros - copy.micros);
    return message.text("a message")
        + copy.text("a copy")
        + links.per(bare, LINKS).text("a link")
        + deliveries.per(copies, COPIES).text("a delivery");
  }

  private Cost cost(String name, int copies, int links) {
    return cost(name, copies, links, false);
  }

  private Cost cost(String name, int copies, int links, boolean delivered) {
    try (Store store = DerbyStore.open(folder.resolve(name))) {
      Workload workload = new Workload(messages, copies, links);
      List<Batch> mail = new ArrayList<>(workload.mail());
      if (delivered) {
        mail.addAll(workload.deliveries());
      }
      long empty = bytes(store);
      long before = Cpu.nanos();
      mail.forEach(store::apply);
      double micros = (Cpu.nanos() - before) / 1e3;
      return new Cost((bytes(store) - empty) / (double) messages, micros / messages);
    }
  }

  private static long bytes(Store store) {
    return store.diskUse().get(StoredKind.MESSAGES) + store.diskUse().get(StoredKind.FIGURES);
  }
}
