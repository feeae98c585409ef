package org.waybill.collector.watch;

/** Whether the collector has taken up where an earlier run ended. Links and pixels never wait. */
public sealed interface Readiness {

  /** Everything that an earlier run left in the journal is in the store. */
  record Ready() implements Readiness {
    @Override
    public String words() {
      return "ready";
    }
  }

  /**
   * The store cannot be had. Ready all the same: hits are kept, and whoever took the collector out
   * of service would only lose them.
   */
  record StoreAway(String why) implements Readiness {
    @Override
    public String words() {
      return "ready, store away (" + why + "); hits are kept in the journal";
    }
  }

  /** The store is being opened, or takes what an earlier run left; so many bytes are to come. */
  record Replaying(long bytes) implements Readiness {
    @Override
    public String words() {
      return "not ready, %d bytes of the journal are to be replayed".formatted(bytes);
    }
  }

  /** Whether a monitor may be told so. */
  default boolean isReady() {
    return !(this instanceof Replaying);
  }

  /** One line for a monitor. */
  String words();
}
