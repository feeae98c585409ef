package org.waybill.collector.doctor;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.waybill.collector.watch.Aspect;

/** Every check there is; a new one is a class and a line here. */
public final class Checks {

  private static final Set<Aspect> OF_HOSTS = EnumSet.of(Aspect.HOST);
  private static final Set<Aspect> OF_LINKS = EnumSet.of(Aspect.KEY_FILE, Aspect.BLOCKS);
  private static final Set<Aspect> OF_VERDICTS = EnumSet.of(Aspect.JUDGING);
  private static final Set<Aspect> FURTHER =
      EnumSet.of(
          Aspect.BACKUP,
          Aspect.DAMAGE,
          Aspect.EVENT_LOOP,
          Aspect.PURGING,
          Aspect.REPORT_MAIL,
          Aspect.SHARING,
          Aspect.SPIKES);

  private static final List<Check> ALL =
      List.of(
          new Legible(
              Trouble.NOTHING_COUNTED,
              "mailetcontainer.xml",
              Installation::container,
              "an XML file in James's conf folder, without a document type",
              "name James's conf folder with --james, and correct the file"),
          new Legible(
              Trouble.NOTHING_COUNTED,
              "waybill.properties",
              Installation::mailet,
              "a file in which every key and value is right: James does not start otherwise",
              "correct it as conf/waybill.properties explains, and restart James"),
          new Legible(
              Trouble.NOTHING_COUNTED,
              "key file of James",
              Installation::mailetKeys,
              "the collector's key file, readable by James's user",
              "copy the collector's key file there, or name it in keyFile; without it mail leaves"
                  + " untracked (key-unconfirmed)"),
          new Legible(
              Trouble.NOTHING_COUNTED,
              "collector.properties",
              Installation::collector,
              "a file in which every key and value is right: the collector does not start"
                  + " otherwise",
              "correct it as conf/collector.properties explains, and start the collector"),
          new Legible(
              Trouble.NOTHING_COUNTED,
              "ledger",
              Installation::ledger,
              "a folder that this user can read",
              "run this command as James's user"),
          new Legible(
              Trouble.NOTHING_COUNTED,
              "jars of James",
              Installation::jars,
              "whole jars that this user can read: James does not start otherwise",
              "copy it there again, and restart James"),
          new TrackingAdded(),
          new JarPresent(),
          new JarOfThisLine(),
          new JavaNew(),
          new KeyActive(),
          new KeyConfirmed(),
          new RecordingAllowed(),
          new LedgerWritable(),
          new LedgerTaken(),
          new SomeMailPicked(),
          new NotInShadow(),
          new TrackNotOff(),
          new KillSwitchOff(),
          new IntakeMeets(),
          new CollectorRuns(),
          new RunningWell(Trouble.NOTHING_COUNTED, others()),
          new TrackingOnce(),
          new RepliesStripped(),
          new DeliveryEnded(),
          new ClicksTracked(),
          new PatienceLong(),
          new ProxiesTrusted(),
          new RunningWell(Trouble.OPENS_ABOVE_CLICKS, OF_VERDICTS),
          new HostsAnswer(),
          new HostsNamed(),
          new RunningWell(Trouble.HOST_BROKEN, OF_HOSTS),
          new KeysSame(),
          new RunningWell(Trouble.LINK_BROKEN, OF_LINKS),
          new TrackingBeforeSigning(),
          new SigningFollows(),
          new HostIsName(),
          new TrackingInRelay(),
          new TrackingFirst(),
          new RecordingIgnoresFaults(),
          new DeliveryReached(),
          new KeyFilePrivate(),
          new FolderPrivate("permissions of data.dir", Installation::dataFolder),
          new FolderPrivate(
              "permissions of ledgerDir",
              it -> it.ledger().then(ledger -> new Reading.Right<>(ledger.folder()))),
          new ClockRight(),
          new RunningWell(Trouble.FURTHER, FURTHER));

  private Checks() {}

  /** Whatever keeps hits from being counted. */
  private static Set<Aspect> others() {
    Set<Aspect> others = EnumSet.allOf(Aspect.class);
    List.of(OF_HOSTS, OF_LINKS, OF_VERDICTS, FURTHER).forEach(others::removeAll);
    return others;
  }

  /** Makes every check, trouble by trouble. */
  static List<Diagnosis> of(Installation it) {
    return ALL.stream().map(check -> Diagnosis.of(check, it)).toList();
  }
}
