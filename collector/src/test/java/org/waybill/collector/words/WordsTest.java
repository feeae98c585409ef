package org.waybill.collector.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Verdict;

class WordsTest {

  @Test
  void languagesShouldHaveTheSameKeysAndNoEmptyText() {
    assertThat(Words.german().texts().keySet()).isEqualTo(Words.english().texts().keySet());
    assertThat(Words.german().texts().values()).allMatch(text -> !text.isBlank());
    assertThat(Words.english().texts().values()).allMatch(text -> !text.isBlank());
  }

  @Test
  void everyReasonAndVerdictShouldHaveAText() {
    for (Reason reason : Reason.values()) {
      assertThat(Words.english().text("r." + reason.word())).isNotBlank();
    }
    for (Verdict verdict : Verdict.values()) {
      assertThat(Words.english().text("verdict." + verdict.name().toLowerCase(Locale.ROOT)))
          .isNotBlank();
    }
  }

  @Test
  void textShouldBeRefusedWhenThereIsNone() {
    assertThatThrownBy(() -> Words.english().text("r.nonsense")).hasMessageContaining("r.nonsense");
  }
}
