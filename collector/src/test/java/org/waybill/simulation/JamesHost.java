package org.waybill.simulation;

import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.apache.mailet.base.test.FakeMailContext;
import org.jspecify.annotations.Nullable;
import org.waybill.ledger.Carrier;
import org.waybill.ledger.Ledger;
import org.waybill.ledger.LedgerOptions;
import org.waybill.ledger.Shipper;
import org.waybill.ledger.ShipperOptions;
import org.waybill.ledger.SwitchedHere;
import org.waybill.mailet.StagedMailet;
import org.waybill.settings.Settings;
import org.waybill.wire.LedgerChannel;

/**
 * James with our mailet. Its spool forgets nothing: a mail that was not done when James died is
 * taken again from its beginning.
 */
final class JamesHost {
  private static final long LOOK = 30_000;

  private final Scheduler scheduler;
  private final Chance chance;
  private final Trace trace;
  private final Settings settings;
  private final SeededRandom random;
  private final Carrier carrier;
  private final Consumer<Delivery> outside;
  private final Machine machine;
  private final List<Passing> spool = new ArrayList<>();
  private final RecordingMetricFactory metrics = new RecordingMetricFactory();
  private Life life = new Life(0);
  private boolean sick;
  private boolean commitDue;
  private @Nullable StagedMailet mailet;
  private @Nullable Ledger ledger;
  private @Nullable Shipper shipper;

  JamesHost(
      Scheduler scheduler,
      Chance chance,
      Trace trace,
      Settings settings,
      SeededRandom random,
      Carrier carrier,
      Consumer<Delivery> outside) {
    this.scheduler = scheduler;
    this.chance = chance;
    this.trace = trace;
    this.settings = settings;
    this.random = random;
    this.carrier = carrier;
    this.outside = outside;
    this.machine = new Machine(scheduler, chance);
    life.end();
    scheduler.afterEach(this::follow);
  }

  Machine machine() {
    return machine;
  }

  /** Whether its queue refuses mails, or breaks after it has taken them, at times. */
  void sick(boolean now) {
    sick = now;
  }

  /** Everything it was ever given. */
  List<Passing> spool() {
    return spool;
  }

  /** How often mails left untracked, by whatever reason. */
  int left() {
    return metrics.countForPrefixName("waybill.left.").values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  boolean isUp() {
    return !life.isOver();
  }

  /** Whether all mail is out and all of the ledger shipped. */
  boolean isDone() {
    Shipper ships = shipper;
    return isUp()
        && spool.stream().allMatch(Passing::isDone)
        && ships != null
        && ships.lagRecords() == 0;
  }

  void start() {
    life = new Life(life.number() + 1);
    commitDue = false;
    note("starts");
    Life mine = life;
    mailet =
        StagedMailet.start(
            settings, new Queue().context(), metrics, machine.clock(), new Stage(mine));
    scheduler.after(LOOK, mine, () -> look(mine));
    spool.stream().filter(mail -> !mail.isDone()).forEach(mail -> take(mine, mail));
  }

  /** Ends without a word, and is started again later. */
  void die(boolean power) {
    note(power ? "loses power" : "is killed");
    end();
    if (power) {
      machine.powerCut();
    } else {
      machine.killed();
    }
    scheduler.after(chance.between(100, 4_000), new Life(0), this::start);
  }

  /** The end of the world. */
  void end() {
    life.end();
    Optional.ofNullable(mailet).ifPresent(StagedMailet::close);
    mailet = null;
    ledger = null;
    shipper = null;
  }

  /** Takes a letter from a user. */
  void post(Letter letter) {
    Passing mail = new Passing(letter);
    spool.add(mail);
    if (isUp()) {
      take(life, mail);
    }
  }

  private void note(String what) {
    trace.note(scheduler.now(), "james." + life.number(), what);
  }

  private void look(Life mine) {
    StagedMailet open = mailet;
    if (open != null) {
      open.look();
    }
    scheduler.after(LOOK, mine, () -> look(mine));
  }

  private void take(Life mine, Passing mail) {
    scheduler.spawn(mine, () -> pass(mail));
  }

  private void pass(Passing mail) {
    StagedMailet open = mailet;
    if (open == null) {
      throw new Killed();
    }
    mail.begin();
    try {
      MailImpl james = mail.letter().mail();
      try {
        open.take(james);
        alive();
        deliver(mail, james);
      } finally {
        LifecycleUtil.dispose(james);
      }
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
    mail.finish();
  }

  /** The dead do nothing more, though their stack is still being unwound. */
  private void alive() {
    if (life.isOver() || machine.isDead()) {
      throw new Killed();
    }
  }

  /** The rest of James. */
  private void deliver(Passing mail, Mail james) throws MessagingException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    james.getMessage().writeTo(bytes);
    String text = bytes.toString(StandardCharsets.ISO_8859_1);
    Optional<String> mark = StagedMailet.mark(james);
    for (MailAddress recipient : james.getRecipients()) {
      note(
          "letter %d to %s leaves %s"
              .formatted(
                  mail.letter().number(),
                  recipient.asString(),
                  mark.isPresent() ? "tracked" : "as it is"));
      Delivery delivery = new Delivery(mail.letter(), recipient.asString(), mark, text);
      mail.delivered(delivery);
      outside.accept(delivery);
    }
  }

  /** After whatever happened: the disk gets to work, or the end is noticed. */
  private void follow() {
    if (isUp() && machine.isDead()) {
      die(chance.in100(50));
    }
    Ledger open = ledger;
    if (isUp() && open != null && !commitDue && open.bytesQueued() > 0) {
      commitDue = true;
      scheduler.after(
          machine.commitMillis(),
          life,
          () -> {
            commitDue = false;
            open.step();
          });
    }
  }

  /** Ships for as long as James lives. */
  private void ship(Shipper ships) {
    try {
      while (true) {
        Duration rest = ships.turn();
        boolean more = ships.lagRecords() > 0;
        scheduler.await(() -> !more && ships.lagRecords() > 0, Math.max(1, rest.toMillis()));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Stage implements StagedMailet.Stage {
    private final Life mine;

    Stage(Life mine) {
      this.mine = mine;
    }

    @Override
    public Ledger ledger(LedgerOptions options, SecureRandom unused) throws IOException {
      Ledger opened = Ledger.stepped(machine.disk(), options, machine.clock(), random, this::pause);
      ledger = opened;
      return opened;
    }

    private boolean pause(CountDownLatch told, Duration atMost) {
      boolean inTime = scheduler.await(() -> told.getCount() == 0, atMost.toMillis());
      alive();
      return inTime;
    }

    @Override
    public Shipper shipper(
        Ledger of, LedgerChannel channel, ShipperOptions options, SecureRandom unused)
        throws IOException {
      Shipper begun =
          Shipper.stepped(
              of, channel, options, machine.clock(), random, SwitchedHere.NOTHING, carrier);
      shipper = begun;
      scheduler.spawn(mine, () -> ship(begun));
      return begun;
    }
  }

  /** James's own side of a hand-off. */
  private final class Queue {
    private final FakeMailContext rest = FakeMailContext.defaultContext();

    MailetContext context() {
      return (MailetContext)
          Proxy.newProxyInstance(
              JamesHost.class.getClassLoader(),
              new Class<?>[] {MailetContext.class},
              (proxy, method, arguments) -> call(method, arguments));
    }

    private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
      switch (method.getName()) {
        case "isLocalServer" -> {
          return arguments[0].equals(Domain.of("sender.example"));
        }
        case "sendMail" -> {
          send((Mail) arguments[0]);
          return null;
        }
        default -> {
          try {
            return method.invoke(rest, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        }
      }
    }

    private void send(Mail copy) throws MessagingException, IOException {
      scheduler.await(() -> false, chance.between(0, 5));
      alive();
      Passing original = passing(copy);
      if (sick && chance.in100(20)) {
        note("refuses a copy of letter " + original.letter().number());
        throw new MessagingException("the queue refuses");
      }
      deliver(original, copy);
      if (sick && chance.in100(20)) {
        note("takes a copy of letter %d and breaks".formatted(original.letter().number()));
        original.broke();
        throw new IllegalStateException("the queue took it, and then broke");
      }
      scheduler.await(() -> false, chance.between(0, 5));
      alive();
    }

    private Passing passing(Mail copy) throws MessagingException {
      String id = copy.getMessage().getMessageID();
      return spool.stream()
          .filter(mail -> id.equals("<%d@sender.example>".formatted(mail.letter().number())))
          .findFirst()
          .orElseThrow();
    }
  }
}
