package org.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waybill.wire.RecordingState;

/** What a collector's answers confirm and order. */
class AnswersTest extends TurnByTurn {
  @Test
  void turnShouldObeyTheCollectorsSwitchWithEveryAnswer() throws Exception {
    assertThat(rig.recording().allowed().state()).isEqualTo(RecordingState.ON);
    intake.says(Optional.of(RecordingState.OFF));
    rig.shipping().turn();
    assertThat(rig.recording().allowed().state()).isEqualTo(RecordingState.OFF);

    intake.says(Optional.of(RecordingState.ON));
    append(0, 1);
    rig.shipping().turn();
    assertThat(rig.recording().allowed().state()).isEqualTo(RecordingState.ON);
  }

  @Test
  void switchShouldBeOffBeforeTheFirstKeysAreConfirmed() throws Exception {
    intake.says(Optional.of(RecordingState.OFF));
    List<RecordingState> whileKeysAreWritten = new ArrayList<>();
    disk.fault(
        operation -> {
          if (!rig.confirmation().confirmed().isEmpty()) {
            whileKeysAreWritten.add(rig.recording().allowed().state());
          }
        });
    rig.shipping().turn();

    assertThat(rig.confirmation().confirmed()).isNotEmpty();
    assertThat(whileKeysAreWritten).isNotEmpty().containsOnly(RecordingState.OFF);
  }

  @Test
  void switchShouldStayAsItWasWhenNobodySaysOtherwise() throws Exception {
    intake.says(Optional.of(RecordingState.OFF));
    rig.shipping().turn();
    intake.says(Optional.empty());
    clock.forward(PROBE);
    rig.shipping().turn();
    assertThat(rig.recording().allowed().state()).isEqualTo(RecordingState.OFF);

    stop();
    intake.trouble(FakeIntake.Trouble.STATUS_500);
    start();
    rig.shipping().turn();
    assertThat(rig.recording().allowed().state()).isEqualTo(RecordingState.OFF);
  }

  @Test
  void switchShouldNotBeMovedByAnotherInstallation() throws Exception {
    intake.says(Optional.of(RecordingState.OFF));
    intake.trouble(FakeIntake.Trouble.WRONG_MAC);
    rig.shipping().turn();
    assertThat(rig.recording().allowed().state()).isEqualTo(RecordingState.ON);
  }

  @ParameterizedTest
  @EnumSource(names = {"STATUS_500", "WRONG_MAC", "TOO_SLOW"})
  void nothingShouldBeConfirmedWithoutARightAnswer(FakeIntake.Trouble trouble) throws Exception {
    restartImpatientWhen(trouble);
    intake.trouble(trouble);
    rig.shipping().turn();

    assertThat(rig.confirmation().confirmed()).isEmpty();
    assertThat(rig.shipping().lastContact()).isEmpty();
  }

  @Test
  void confirmationShouldBeTheNewestAnswerEvenWhenItNamesFewerKeys() throws Exception {
    intake.keys(Set.of(FIRST, SECOND));
    shipAll();
    assertThat(rig.confirmation().confirmed()).containsExactlyInAnyOrder(FIRST, SECOND);

    intake.keys(Set.of(SECOND));
    append(0, 1);
    shipAll();
    assertThat(rig.confirmation().confirmed()).containsExactly(SECOND);
  }

  /** Else every link in every mail would lead nowhere once the collector has another key file. */
  @Test
  void confirmationShouldEndWhenTheCollectorAnswersWithOtherKeys() throws Exception {
    shipAll();
    intake.trouble(FakeIntake.Trouble.WRONG_MAC);
    clock.forward(PROBE);
    rig.shipping().turn();
    assertThat(rig.confirmation().confirmed()).isEmpty();
    stop();
    start();
    assertThat(rig.confirmation().confirmed()).isEmpty();

    shipAll();
    assertThat(rig.confirmation().confirmed()).containsExactly(FIRST);
  }

  @ParameterizedTest
  @EnumSource(names = {"STATUS_500", "ANSWER_LOST", "TOO_SLOW"})
  void confirmationShouldOutlastACollectorThatIsDown(FakeIntake.Trouble trouble) throws Exception {
    restartImpatientWhen(trouble);
    shipAll();
    intake.trouble(trouble);
    clock.forward(PROBE);
    rig.shipping().turn();

    assertThat(intake.isOutOfTroubles()).isTrue();
    assertThat(rig.confirmation().confirmed()).containsExactly(FIRST);
  }

  @Test
  void confirmationShouldBeKeptOverARestart() throws Exception {
    shipAll();
    stop();
    start();

    assertThat(rig.confirmation().confirmed()).containsExactly(FIRST);
  }

  @Test
  void confirmationShouldNotCountForAnotherCollector() throws Exception {
    shipAll();
    stop();
    try (FakeIntake other = FakeIntake.at(0, channel, channel)) {
      start(options(other, PATIENT, ShipperOptions.MAX_BATCH_BYTES));

      assertThat(rig.confirmation().confirmed()).isEmpty();
    }
  }
}
