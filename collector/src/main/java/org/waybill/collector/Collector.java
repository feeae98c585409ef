package org.waybill.collector;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.admin.AdminSocket;
import org.waybill.collector.admin.Errand;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.correlate.Correlator;
import org.waybill.collector.correlate.Purging;
import org.waybill.collector.correlate.StoreDoor;
import org.waybill.collector.http.AdminGate;
import org.waybill.collector.http.AnswerCounts;
import org.waybill.collector.http.Decider;
import org.waybill.collector.http.Flood;
import org.waybill.collector.http.IntakeHandler;
import org.waybill.collector.http.JournalRecorder;
import org.waybill.collector.http.LedgerPlaces;
import org.waybill.collector.http.LoopLag;
import org.waybill.collector.http.Losses;
import org.waybill.collector.http.MonitorHandler;
import org.waybill.collector.http.Recorder;
import org.waybill.collector.http.TrackingHandler;
import org.waybill.collector.listen.ClientAddress;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.listen.Listener;
import org.waybill.collector.report.ReportRoutes;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.derby.DerbyStore;
import org.waybill.collector.watch.Facts;
import org.waybill.collector.watch.Metrics;
import org.waybill.journal.Disk;
import org.waybill.journal.FolderDisk;
import org.waybill.journal.Journal;
import org.waybill.journal.JournalOptions;
import org.waybill.keys.KeyFile;
import org.waybill.keys.KeysInUse;
import org.waybill.wire.LedgerChannel;

/**
 * The whole collector, wired in one place and ended by one close. The tracking listener needs keys
 * and journal only; a store that is away delays the figures and nothing else. Thread-safe.
 */
public final class Collector implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

  /**
   * Zeros filled in at once: a second of hits at a good rate, and written in a few milliseconds.
   */
  private static final int JOURNAL_AHEAD_BYTES = 1 << 20;

  private final Closing closing;
  private final Correlator correlator;
  private final Losses losses;
  private final Facts facts;
  private final AdminPassword password;
  private final Listener admin;
  private final Listener tracking;

  private Collector(
      Closing closing,
      Correlator correlator,
      Losses losses,
      Facts facts,
      AdminPassword password,
      Listener admin,
      Listener tracking) {
    this.closing = closing;
    this.correlator = correlator;
    this.losses = losses;
    this.facts = facts;
    this.password = password;
    this.admin = admin;
    this.tracking = tracking;
  }

  /**
   * Starts a collector; returns when it answers.
   *
   * @throws IOException where it cannot start; the message is fit for an admin
   */
  public static Collector start(Settings settings, Clock clock) throws IOException {
    makeFolder(settings.dataDir());
    Disk disk = FolderDisk.at(settings.journalDir());
    return start(settings, clock, disk, () -> DerbyStore.open(settings.storeDir()));
  }

  /** Starts one on that disk and store. */
  static Collector start(Settings settings, Clock clock, Disk disk, Supplier<Store> store)
      throws IOException {
    Closing closing = new Closing();
    try {
      return wire(closing, settings, clock, disk, store);
    } catch (IOException | RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  private static Collector wire(
      Closing closing, Settings settings, Clock clock, Disk disk, Supplier<Store> store)
      throws IOException {
    KeysInUse keys = KeysInUse.open(() -> KeyFile.readGuarded(settings.keyFile()));
    AdminPassword password = AdminPassword.open(settings.dataDir(), settings.adminUser());
    Vertx vertx = closing.add(EventLoop.start()).vertx();
    KeyWatch.begin(vertx, keys, KeyWatch.PERIOD);
    StoreDoor door = closing.add(new StoreDoor(store));
    Journal journal = closing.add(Journal.open(disk, journalOptions(settings, clock)));
    Losses losses = new Losses();
    losses.add(journal.recordsCut(), "the journal's end was damaged while nothing ran");
    Correlator correlator =
        closing.add(
            new Correlator(journal, door, () -> losses.add("the store cannot take its entry")));
    closing.add(new Ending(correlator, settings.shutdownDrain()));
    Purging purging = closing.add(new Purging(door, settings.keeping(), clock));
    AnswerCounts counts = new AnswerCounts();
    LedgerPlaces places =
        new LedgerPlaces(node -> door.now().flatMap(open -> open.ledgerPosition(node)));
    CollectorFacts facts =
        new CollectorFacts(
            settings,
            clock,
            keys,
            journal,
            door,
            correlator,
            losses,
            new CollectorFacts.Front(counts, places, LoopLag.of(vertx)));
    Recorder recorder =
        new Flood(new JournalRecorder(vertx, journal, losses, settings.answerWait()));

    Opening opening = closing.add(new Opening(vertx, settings.shutdownWait()));
    Handler<HttpServerRequest> intake = intake(vertx, keys, journal, places);
    Metrics metrics = closing.add(new Metrics(facts));
    MonitorHandler monitor = new MonitorHandler(vertx, facts::readiness, metrics::scrape);
    Handler<HttpServerRequest> pages =
        new AdminGate(
            vertx,
            password,
            clock,
            new ClientAddress(settings.admin().proxies()),
            pages(vertx, monitor, new LateReports(door), clock));
    Listener admin = opening.open(settings.admin(), admin(intake, monitor, pages));
    if (settings.intake().isPresent()) {
      opening.open(settings.intake().get(), intake);
    }
    Listener tracking =
        opening.open(
            settings.tracking(),
            new TrackingHandler(
                new Decider(keys::seals, settings.retention()),
                recorder,
                clock,
                new ClientAddress(settings.tracking().proxies()),
                () -> losses.count() == 0 && journal.damages() == 0,
                counts));
    correlator.start();
    purging.start();
    openSocket(closing, settings, AdminErrands.of(facts, keys, door));
    LOG.info(
        "started: tracking on {}, admin on {}, {}; {} bytes of the journal are to be replayed",
        tracking.address(),
        admin.address(),
        keys.ring().sealing(),
        facts.lagBytes());
    return new Collector(closing, correlator, losses, facts, password, admin, tracking);
  }

  /** Where the world asks. */
  public ListenAddress tracking() {
    return tracking.address();
  }

  /** Where pages, API and, unless configured otherwise, the intake are. */
  public ListenAddress admin() {
    return admin.address();
  }

  /** Where the world asks, as a URL. */
  public String trackingUrl() {
    return tracking.url();
  }

  /** Where the admin looks, as a URL. */
  public String adminUrl() {
    return admin.url();
  }

  /** Where the first password stands, until it is removed. */
  public Optional<Path> initialPasswordFile() {
    return password.initialFile();
  }

  /** Whether what an earlier run left is in the store, or the store cannot be had for now. */
  public boolean isReady() {
    return facts.readiness().isReady();
  }

  /** Hits that were answered and may be missing from the figures. */
  public long losses() {
    return losses.count();
  }

  /** Bytes of journal that are durable and not yet stored. */
  public long lagBytes() {
    return correlator.lagBytes();
  }

  /**
   * Answers what is under way, brings the journal into the store as far as there is time, and gives
   * folders and ports free.
   */
  @Override
  public void close() {
    closing.close();
    losses.tell();
  }

  /** The journal's lock is ours by now, so no other collector can be using that socket. */
  private static void openSocket(
      Closing closing, Settings settings, Map<ErrandName, Errand> errands) {
    try {
      closing.add(AdminSocket.open(settings.adminSocket(), errands));
    } catch (IOException e) {
      LOG.warn("{}", e.getMessage()); // hits matter more than the command line
    }
  }

  private static Handler<HttpServerRequest> intake(
      Vertx vertx, KeysInUse keys, Journal journal, LedgerPlaces places) {
    return new IntakeHandler(
        vertx, LedgerChannel.of(keys.ring().identity()), keys::fingerprints, journal, places);
  }

  private static Handler<HttpServerRequest> admin(
      Handler<HttpServerRequest> intake,
      Handler<HttpServerRequest> monitor,
      Handler<HttpServerRequest> pages) {
    return request -> {
      boolean open = MonitorHandler.isOpen(request);
      (IntakeHandler.isIntake(request) ? intake : open ? monitor : pages).handle(request);
    };
  }

  /** What the password opens. */
  private static Handler<HttpServerRequest> pages(
      Vertx vertx, MonitorHandler monitor, Reports reports, Clock clock) {
    Router router = Router.router(vertx);
    ReportRoutes.mount(router, reports, clock);
    return request -> (MonitorHandler.isMonitored(request) ? monitor : router).handle(request);
  }

  /**
   * Segments are numbered by the clock: a journal that was lost, or put back from a backup, goes on
   * behind what the store has of the old one, and no hit is taken for one that is stored.
   */
  private static JournalOptions journalOptions(Settings settings, InstantSource clock) {
    return JournalOptions.named("waybill-journal")
        .withSegmentBytes(settings.journalSegmentBytes())
        .withAheadBytes(JOURNAL_AHEAD_BYTES)
        .withFirstSegment(Math.max(1, clock.millis()));
  }

  /** Its owner's alone: addresses lie below it. */
  private static void makeFolder(Path folder) throws IOException {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      throw unusable(folder, e);
    }
    if (!Files.isWritable(folder)) {
      throw unusable(folder, new AccessDeniedException(folder.toString()));
    }
  }

  private static IOException unusable(Path folder, IOException cause) {
    return new IOException(
        "data.dir is %s, and the collector cannot write there (%s); make it a folder of the user that runs the collector"
            .formatted(folder, cause),
        cause);
  }
}
