package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.store.postgres.EmptyPostgres;

/** Two whole collectors on one PostgreSQL: what people decide at one holds at the other. */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class SharedDecisionsTest {

  @TempDir Path folder;
  private Installation one;
  private Installation two;
  private final List<RunningCollector> running = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    one = new Installation(Files.createDirectory(folder.resolve("one")));
    two = one.beside(Files.createDirectory(folder.resolve("two")));
    for (Installation each : List.of(one, two)) {
      each.postgres = Optional.of(EmptyPostgres.address(folder));
      running.add(begin(each));
    }
  }

  private static RunningCollector begin(Installation installation) throws Exception {
    Settings settings = installation.settings(Duration.ofSeconds(20));
    return RunningCollector.with(
        installation, () -> ChosenStore.open(settings, Recognizer.NONE, InstantSource.system()));
  }

  @AfterEach
  void end() {
    running.forEach(RunningCollector::close);
  }

  private String ask(String node, ErrandName errand, String argument) {
    List<String> said = new ArrayList<>();
    Path socket = folder.resolve(node).resolve("data/run/admin.socket");
    try (AdminCall call = AdminCall.to(socket).orElseThrow()) {
      assertThat(call.ask(errand, argument, said::add)).isZero();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return String.join("\n", said);
  }

  private void awaitAtTwo(ErrandName errand, String question, String words) {
    RunningCollector.await(() -> ask("two", errand, question).contains(words));
  }

  @Test
  void whatIsDecidedAtOneShouldHoldAtTheOtherAndThroughARestart() throws Exception {
    RunningCollector first = running.getFirst();
    assertThat(first.send(one.withdrawal(1), "do=stop").statusCode()).isEqualTo(200);
    ask("one", ErrandName.BLOCKS, "block sender hijacked@sender.example spam");
    ask("one", ErrandName.RECORDING, "domain off shop.example a complaint");
    ask("one", ErrandName.RECORDING, "off the works council asks");
    awaitAtTwo(ErrandName.WITHDRAWALS, "list", "1 persons");
    awaitAtTwo(ErrandName.BLOCKS, "list", "hijacked@sender.example");
    awaitAtTwo(ErrandName.RECORDING, "status", "works council");
    awaitAtTwo(ErrandName.RECORDING, "status", "off for mail of shop.example");

    running.getLast().close();
    running.set(1, begin(two));
    assertThat(RunningCollector.text(running.getLast().get(one.withdrawal(1))))
        .contains("Nothing is recorded of you.");
    assertThat(ask("two", ErrandName.RECORDING, "status")).contains("works council");

    ask("two", ErrandName.RECORDING, "on");
    ask("two", ErrandName.BLOCKS, "unblock sender hijacked@sender.example");
    assertThat(running.getLast().send(one.withdrawal(1), "do=resume").statusCode()).isEqualTo(200);
    RunningCollector.await(
        () -> ask("one", ErrandName.RECORDING, "status").contains("Recording is on"));
    RunningCollector.await(
        () -> ask("one", ErrandName.BLOCKS, "list").contains("Nothing is blocked."));
    RunningCollector.await(
        () -> ask("one", ErrandName.WITHDRAWALS, "list").contains("Nobody has withdrawn."));
  }
}
