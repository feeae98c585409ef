package org.waybill.journal;

import java.util.concurrent.CompletableFuture;

/** An acknowledgement a test can wait for. */
final class Receipt implements Acknowledgement {
  private final CompletableFuture<Position> outcome = new CompletableFuture<>();

  @Override
  public void durable(Position position) {
    outcome.complete(position);
  }

  @Override
  public void failed(Throwable cause) {
    outcome.completeExceptionally(cause);
  }

  /** Where the record starts; throws what it failed with. */
  Position position() {
    return outcome.join();
  }

  /** Waits for the outcome; true when the record is durable. */
  boolean isDurable() {
    return outcome.handle((position, cause) -> cause == null).join();
  }

  static Receipt of(Journal journal, byte[] record) {
    Receipt receipt = new Receipt();
    journal.append(record, receipt);
    return receipt;
  }
}
