package org.waybill.collector;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.access.AccessLog;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.access.GuardedReports;
import org.waybill.collector.access.Pseudonyms;
import org.waybill.collector.access.Sessions;
import org.waybill.collector.access.Users;
import org.waybill.collector.admin.AdminSocket;
import org.waybill.collector.admin.Errand;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.block.BlockBoard;
import org.waybill.collector.block.SubjectReader;
import org.waybill.collector.device.Countries;
import org.waybill.collector.device.Devices;
import org.waybill.collector.gate.Entrance;
import org.waybill.collector.host.HostPages;
import org.waybill.collector.http.Decider;
import org.waybill.collector.http.Flood;
import org.waybill.collector.http.IntakeHandler;
import org.waybill.collector.http.JournalRecorder;
import org.waybill.collector.http.Loop;
import org.waybill.collector.http.Losses;
import org.waybill.collector.http.MonitorHandler;
import org.waybill.collector.http.SecurityHeaders;
import org.waybill.collector.http.TrackingHandler;
import org.waybill.collector.listen.ClientAddress;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.listen.Listener;
import org.waybill.collector.live.LiveRoutes;
import org.waybill.collector.live.Watchers;
import org.waybill.collector.mail.MailOptions;
import org.waybill.collector.mail.ReportMail;
import org.waybill.collector.notice.NoticePages;
import org.waybill.collector.privacy.RecipientConsent;
import org.waybill.collector.privacy.WithdrawalBoard;
import org.waybill.collector.recording.DomainBoard;
import org.waybill.collector.recording.SwitchBoard;
import org.waybill.collector.report.HealthViews;
import org.waybill.collector.report.MailedReports;
import org.waybill.collector.report.ReportRoutes;
import org.waybill.collector.report.Sheets;
import org.waybill.collector.store.Store;
import org.waybill.collector.watch.Facts;
import org.waybill.collector.watch.HealthWatch;
import org.waybill.collector.watch.Metrics;
import org.waybill.collector.watch.Mishap;
import org.waybill.collector.words.Words;
import org.waybill.journal.Disk;
import org.waybill.journal.FolderDisk;

/**
 * The whole collector, wired in one place and ended by one close. The tracking listener needs keys
 * and journal only; a store that is away delays the figures and nothing else. Thread-safe.
 */
public final class Collector implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

  private final Closing closing;
  private final Engine engine;
  private final Facts facts;
  private final Settings settings;
  private final Listener admin;
  private final Listener tracking;

  private Collector(
      Closing closing,
      Engine engine,
      Facts facts,
      Settings settings,
      Listener admin,
      Listener tracking) {
    this.closing = closing;
    this.engine = engine;
    this.facts = facts;
    this.settings = settings;
    this.admin = admin;
    this.tracking = tracking;
  }

  /**
   * Starts a collector; returns when it answers.
   *
   * @throws IOException where it cannot start; the message is fit for an admin
   */
  public static Collector start(Settings settings, Clock clock) throws IOException {
    DataFolder folder = new DataFolder(settings.dataDir());
    folder.make();
    folder.warning().ifPresent(LOG::warn);
    Disk disk = FolderDisk.at(settings.journalDir());
    Devices devices = Devices.with(Countries.in(settings.countries()));
    return start(settings, clock, disk, () -> ChosenStore.open(settings, devices, clock));
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
    Engine engine = Engine.open(closing, settings, clock, disk, store);
    AccessLog log =
        closing.add(
            AccessLog.open(
                FolderDisk.at(settings.accessLogDir()), clock, settings.access().logDays()));
    Accounts accounts =
        Accounts.open(FolderDisk.at(settings.dataDir()), settings.adminUser(), log, clock);
    SwitchBoard board = new SwitchBoard(engine.recording(), accounts);
    BlockBoard blocks = blocks(engine, accounts);
    Opening opening = new Opening(engine.vertx(), settings.shutdownWait());
    Optional<ReportMail> mail = reportMail(engine);
    FreeSpace space = FreeSpace.of(settings.dataDir());
    CollectorFacts facts = new CollectorFacts(engine, opening, mail, space);
    Metrics metrics = closing.add(new Metrics(facts));
    closing.add(opening);
    HealthWatch health = new HealthWatch(facts, clock);
    Handler<HttpServerRequest> intake = MailetsIntake.of(engine, board, domains(engine, board));
    MonitorHandler monitor =
        new MonitorHandler(
            engine.vertx(), facts::readiness, metrics::scrape, () -> told(health.look()));
    Handler<HttpServerRequest> own =
        new SecurityHeaders(
            settings.admin().tls().isPresent(),
            admin(monitor, pages(closing, engine, monitor, board, blocks, health, facts, log)));
    Listener admin;
    if (settings.intake().isPresent()) {
      admin = opening.open(settings.admin(), own);
      opening.open(settings.intake().get(), intake);
    } else {
      admin = opening.open(settings.admin(), withIntake(intake, own));
    }
    Listener tracking = opening.open(settings.tracking(), tracking(engine, facts));
    engine.start();
    BlockRounds.begin(closing, engine.blocks(), engine.door());
    SpikeRounds.begin(closing, engine, blocks);
    HealthLooks.begin(closing, health, space);
    mail.ifPresent(open -> MailRounds.begin(closing, open));
    openSocket(
        closing,
        settings,
        AdminErrands.of(
            facts,
            engine,
            board,
            domains(engine, board),
            withdrawals(engine, board),
            blocks,
            mail));
    LOG.info(
        "started: tracking on {}, admin on {}, {}; {} bytes of the journal are to be replayed",
        tracking.address(),
        admin.address(),
        engine.keys().ring().sealing(),
        facts.lagBytes());
    return new Collector(closing, engine, facts, settings, admin, tracking);
  }

  private static BlockBoard blocks(Engine engine, Accounts accounts) {
    return new BlockBoard(
        engine.blocks(),
        new SubjectReader(engine.settings().hosts().names()),
        accounts,
        engine.clock());
  }

  private static DomainBoard domains(Engine engine, SwitchBoard board) {
    return new DomainBoard(engine.domains(), board.accounts());
  }

  private static WithdrawalBoard withdrawals(Engine engine, SwitchBoard board) {
    return new WithdrawalBoard(engine.withdrawals(), board.accounts());
  }

  private static Optional<ReportMail> reportMail(Engine engine) throws IOException {
    Settings settings = engine.settings();
    if (settings.reportMail().isEmpty()) {
      return Optional.empty();
    }
    MailOptions options = settings.reportMail().get();
    MailedReports reports =
        new MailedReports(
            new LateReports(engine.door(), Store::reports),
            new Sheets(engine.clock()),
            Words.of(options.language()),
            options.zone(),
            options.url(),
            engine.recording()::now,
            () -> settledUntil(engine));
    return Optional.of(
        ReportMail.open(
            options,
            edition -> reports.of(edition.from(), edition.last()),
            () -> settledUntil(engine),
            FolderDisk.at(settings.dataDir()),
            engine.clock()));
  }

  /** Empty while the store is away. */
  private static Optional<Instant> settledUntil(Engine engine) {
    return engine
        .door()
        .now()
        .map(
            open ->
                engine
                    .clock()
                    .instant()
                    .minus(engine.correlator().lag())
                    .minus(engine.settling().failing())
                    .minus(engine.settings().verdictPatience()));
  }

  private static MonitorHandler.Told told(HealthWatch.Condition condition) {
    return new MonitorHandler.Told(
        HealthViews.status(condition),
        new String(HealthViews.json(condition), StandardCharsets.UTF_8));
  }

  private static Handler<HttpServerRequest> tracking(Engine engine, Facts facts) {
    Settings settings = engine.settings();
    Losses losses = engine.losses();
    return new TrackingHandler(
        new Decider(
            engine.keys()::seals,
            settings.retention(),
            () -> engine.recording().isOn() && engine.domains().areKnown(),
            new RecipientConsent(engine.withdrawals(), settings.honoured()),
            engine.blocks()),
        new Flood(
            new JournalRecorder(
                Loop.of(engine.vertx()), engine.journal(), losses, settings.answerWait())),
        engine.clock(),
        new ClientAddress(settings.tracking().proxies()),
        () -> !losses.isRecent() && !facts.alerts().isLit(Mishap.DAMAGE),
        new HostPages(
            new NoticePages(
                engine.vertx(),
                Optional.of(engine.withdrawals()),
                copy -> engine.door().now().flatMap(open -> open.senderOf(copy)),
                settings.hosts().contact()),
            settings.hosts().contact(),
            settings.hosts().names(),
            engine.files(),
            engine.clock()),
        engine.counts());
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
    Path file = settings.dataDir().resolve(Users.INITIAL_FILE);
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  /** Whether what an earlier run left is in the store, or the store cannot be had for now. */
  public boolean isReady() {
    return facts.readiness().isReady();
  }

  /** Hits that were answered and may be missing from the figures. */
  public long losses() {
    return engine.losses().count();
  }

  /** Bytes of journal that are durable and not yet stored. */
  public long lagBytes() {
    return facts.lagBytes();
  }

  /**
   * Answers what is under way, brings the journal into the store as far as there is time, and gives
   * folders and ports free.
   */
  @Override
  public void close() {
    closing.close();
    engine.losses().tell();
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

  private static Handler<HttpServerRequest> admin(
      Handler<HttpServerRequest> monitor, Handler<HttpServerRequest> pages) {
    return request -> (MonitorHandler.isOpen(request) ? monitor : pages).handle(request);
  }

  private static Handler<HttpServerRequest> withIntake(
      Handler<HttpServerRequest> intake, Handler<HttpServerRequest> others) {
    return request -> (IntakeHandler.isIntake(request) ? intake : others).handle(request);
  }

  /** What is behind the entrance. */
  private static Handler<HttpServerRequest> pages(
      Closing closing,
      Engine engine,
      MonitorHandler monitor,
      SwitchBoard board,
      BlockBoard blocks,
      HealthWatch health,
      Facts facts,
      AccessLog log) {
    Settings settings = engine.settings();
    InstantSource clock = engine.clock();
    Pseudonyms pseudonyms = new Pseudonyms(engine::person);
    AccessSettings access = settings.access();
    Accounts accounts = board.accounts();
    Entrance entrance =
        Entrance.open(
            engine.vertx(),
            new Entrance.Parts(
                accounts,
                new Sessions(accounts.users(), clock, access.sessionIdle(), access.sessionLife()),
                log,
                board,
                domains(engine, board),
                withdrawals(engine, board),
                blocks,
                health,
                pseudonyms,
                new ClientAddress(settings.admin().proxies()),
                settings.admin().tls().isPresent(),
                access.oidc(),
                clock,
                new WatchedHealth(health, facts, clock, settings.verdictPatience())));
    entrance.monitor("/metrics", monitor);
    LateReports reports = new LateReports(engine.door(), Store::recentReports);
    GuardedReports guarded = new GuardedReports(reports, pseudonyms, log, clock);
    Watchers watchers = closing.add(new Watchers(engine.vertx(), reports, guarded));
    LiveRoutes.mount(entrance.router(), guarded, watchers, entrance.sheets(), Entrance::visit);
    ReportRoutes.mount(
        entrance.router(),
        guarded,
        entrance.sheets(),
        engine.rules()::networks,
        Entrance.operations(),
        Entrance::viewer);
    return entrance.handler();
  }
}
