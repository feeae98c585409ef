package org.waybill.collector.correlate;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;

/**
 * The store, once it could be opened: a collector whose database is away still answers and keeps
 * hits. Thread-safe.
 */
public final class StoreDoor implements AutoCloseable {

  private final Supplier<Store> opening;
  private volatile @Nullable Store store;
  private boolean closed;

  /**
   * Opens nothing yet.
   *
   * @param opening may throw {@link StoreException}; it is then tried again
   */
  public StoreDoor(Supplier<Store> opening) {
    this.opening = opening;
  }

  /**
   * The store, opened now if it is not open yet.
   *
   * @throws StoreException where it cannot be opened
   */
  synchronized Store open() {
    if (closed) {
      throw new StoreException("the collector is ending");
    }
    Store open = store;
    if (open == null) {
      open = opening.get();
      store = open;
    }
    return open;
  }

  /** The store if it is open by now; does not wait for one that is being opened. */
  public Optional<Store> now() {
    return Optional.ofNullable(store);
  }

  /** The store if it is open; where it is just being opened, once that has come to an end. */
  public synchronized Optional<Store> settled() {
    return now();
  }

  @Override
  public synchronized void close() {
    closed = true;
    Store open = store;
    store = null;
    if (open != null) {
      open.close();
    }
  }
}
