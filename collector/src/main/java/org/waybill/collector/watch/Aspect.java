package org.waybill.collector.watch;

import java.util.Locale;

/** What is checked of a running collector, with the metric that says the same to Prometheus. */
public enum Aspect {
  /** Whether an admin has switched recording off. */
  RECORDING("waybill_recording"),
  /** Whether recording is off for sender domains; one each. */
  DOMAINS("waybill_recording_domains_off"),
  /** Whether it is known who has withdrawn. */
  WITHDRAWALS("waybill_withdrawals_trouble"),
  /** Whether the list of what is blocked is known and on disk. */
  BLOCKS("waybill_blocks_trouble"),
  /** Senders whose mail suddenly led to many new hosts; one each. */
  SPIKES("waybill_spike_alert"),
  /** Hits that were answered and may be missing from the figures. */
  LOSSES("waybill_loss_alert"),
  /** Whether the store can be had. */
  STORE("waybill_store_up"),
  /** Whether decisions reach the other collectors on the database, and theirs this one. */
  SHARING("waybill_sharing_failing_seconds"),
  /** How far the store is behind the journal. */
  STORE_LAG("waybill_store_lag_seconds"),
  /** What waits for the journal's disk. */
  QUEUE("waybill_journal_queued_bytes"),
  /** Damage that was found in the journal. */
  DAMAGE("waybill_damage_alert"),
  /** Room in the data folder. */
  DISK("waybill_disk_free_bytes"),
  /** Whether hits get their verdicts. */
  JUDGING("waybill_judging_failing_seconds"),
  /** Whether what is due goes. */
  PURGING("waybill_purging_failing_seconds"),
  /** How late answers are begun. */
  EVENT_LOOP("waybill_event_loop_lag_seconds"),
  /** Whether the key file on disk can be taken. */
  KEY_FILE("waybill_key_file_refused"),
  /** When the store was last copied. */
  BACKUP("waybill_backup_age_seconds"),
  /** How a tracking host looks from here; one each. */
  HOST("waybill_host_up"),
  /** Since when a James has not asked; one each. */
  MAILET("waybill_mailet_silence_seconds"),
  /** Whether reports go out by mail. */
  REPORT_MAIL("waybill_report_mail_failing_seconds");

  private final String metric;

  Aspect(String metric) {
    this.metric = metric;
  }

  /** As it is written, and as its texts' keys end: {@code store-lag}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name in {@code /metrics}. */
  public String metric() {
    return metric;
  }
}
