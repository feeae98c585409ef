package org.waybill.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.waybill.plan.Track;

class ProofTest {

  private static final byte[] MESSAGE =
      """
      Subject: x
      Content-Type: multipart/alternative; boundary=b

      --b

      text
      --b
      Content-Type: text/html
      Content-Transfer-Encoding: quoted-printable

      <body><p class=3D"a">text</p> <a href=3D"https://a.example/">x</a></body>
      --b--
      """
          .getBytes(StandardCharsets.US_ASCII);

  private final Template template = Template.of((Track) FixedKeys.planner().plan(MESSAGE));
  private final byte[] copy = template.render(FixedKeys.COPY, FixedKeys.sealer());

  @Test
  void proofShouldHoldForACopy() {
    assertThat(Proof.holds(template, copy, MESSAGE)).isTrue();
  }

  @Test
  void proofShouldFailForEveryOtherByteOutsideTheTokens() {
    byte[] other = template.render(FixedKeys.identity(7), FixedKeys.sealer());
    for (int at = 0; at < copy.length; at++) {
      byte[] changed = copy.clone();
      changed[at] = '^';
      if (copy[at] == other[at]) {
        assertThat(Proof.holds(template, changed, MESSAGE)).as("byte %d", at).isFalse();
      }
    }
  }

  @Test
  void proofShouldFailForAnotherOriginal() {
    byte[] other = MESSAGE.clone();
    other[9] = 'y';

    assertThat(Proof.holds(template, copy, other)).isFalse();
  }

  @Test
  void renderShouldRefuseTokensOfAnotherMessage() {
    byte[] other =
        "Content-Type: text/html\n\n<a href='https://b.example/longer'>x</a>"
            .getBytes(StandardCharsets.US_ASCII);
    Track track = (Track) FixedKeys.planner().plan(other);
    Tokens tokens = Tokens.seal(track, FixedKeys.COPY, FixedKeys.sealer());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> template.render(tokens))
        .withMessageContaining("belongs to another message");
  }
}
