package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waybill.mailet.Spool.Fault;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.SentCopy;

/** What becomes of everybody's copy when James does not take one. */
class HandOffTest {

  private static final String[] FOUR = {
    "a@one.example", "b@two.example", "c@three.example", "d@four.example"
  };

  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench();
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void originalShouldBecomeTheCopyThatWasRefused() throws Exception {
    bench.spool.failingAt(2, Fault.REFUSE);

    Handed original = bench.serve(bench.mailet(), Letters.newsletter(FOUR));

    assertThat(original.recipients()).containsExactly("b@two.example");
    assertThat(original.isTracked()).isTrue();
    assertThat(bench.spool.taken())
        .extracting(handed -> handed.recipients().get(0))
        .containsExactly("a@one.example", "c@three.example", "d@four.example");
    assertThat(bench.spool.taken()).allMatch(Handed::isTracked);
    LedgerRecord.Sent sent = (LedgerRecord.Sent) bench.shipped(1).get(0);
    assertThat(original.mark()).contains(sent.copies().get(1).copy().toString());
    assertThat(bench.count("left.hand-off-failed")).isZero();
  }

  @Test
  void originalShouldBecomeTheSameCopyWhenTheSpoolThrewAfterAccepting() throws Exception {
    bench.spool.failingAt(1, Fault.THROW_AFTER_ACCEPTING);

    Handed original = bench.serve(bench.mailet(), Letters.newsletter(FOUR));

    assertThat(original.recipients()).containsExactly("a@one.example");
    assertThat(original.mark()).isEqualTo(bench.spool.taken().get(0).mark());
    assertThat(original.message()).isEqualTo(bench.spool.taken().get(0).message());
  }

  @Test
  void originalShouldGoOutUnchangedToAllWhenSeveralWereRefused() throws Exception {
    bench.spool.failingAt(1, Fault.REFUSE).failingAt(3, Fault.REFUSE);

    Handed original = bench.serve(bench.mailet(), Letters.newsletter(FOUR));

    assertThat(original.recipients()).containsExactly("a@one.example", "c@three.example");
    assertThat(original.text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(original.mark()).isEmpty();
    assertThat(bench.count("left.hand-off-failed")).isEqualTo(1);
    assertThat(bench.count("tracked")).isEqualTo(1);
    List<LedgerRecord> records = bench.shipped(2);
    List<SentCopy> copies = ((LedgerRecord.Sent) records.get(0)).copies();
    LedgerRecord.Abandoned abandoned = (LedgerRecord.Abandoned) records.get(1);
    assertThat(abandoned.copies()).containsExactly(copies.get(0).copy(), copies.get(2).copy());
    assertThat(abandoned.reason()).isEqualTo("hand-off-failed");
  }

  @Test
  void refusedRecipientShouldJoinLocalOnesOnTheOriginal() throws Exception {
    bench.spool.failingAt(1, Fault.REFUSE);

    Handed original =
        bench.serve(
            bench.mailet(),
            Letters.newsletter("eve@sender.example", "a@one.example", "b@two.example"));

    assertThat(original.recipients()).containsExactly("eve@sender.example", "a@one.example");
    assertThat(original.text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(bench.shipped(2).get(1)).isInstanceOf(LedgerRecord.Abandoned.class);
  }

  @Test
  void aBrokenSpoolShouldBeLeftAloneAfterAFewRefusals() throws Exception {
    IntStream.rangeClosed(1, 20).forEach(send -> bench.spool.failingAt(send, Fault.REFUSE));
    String[] twenty =
        IntStream.rangeClosed(1, 20).mapToObj(i -> "r" + i + "@r.example").toArray(String[]::new);

    Handed original = bench.serve(bench.mailet(), Letters.newsletter(twenty));

    assertThat(bench.spool.sends()).isEqualTo(3);
    assertThat(original.recipients()).containsExactly(twenty);
    assertThat(original.text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(bench.count("tracked")).isZero();
    assertThat(((LedgerRecord.Abandoned) bench.shipped(2).get(1)).copies()).hasSize(20);
  }

  /** Each of four sends accepted, refused, or accepted and then broken: what is promised holds. */
  @Test
  void promisesShouldHoldWhateverTheSpoolDoes() throws Exception {
    AddTracking mailet = bench.mailet();
    for (int pattern = 0; pattern < 81; pattern++) {
      int sends = bench.spool.sends();
      int before = bench.spool.taken().size();
      for (int send = 1, rest = pattern; send <= 4; send++, rest /= 3) {
        if (rest % 3 > 0) {
          bench.spool.failingAt(
              sends + send, rest % 3 == 1 ? Fault.REFUSE : Fault.THROW_AFTER_ACCEPTING);
        }
      }

      Handed original = bench.serve(mailet, Letters.newsletter(FOUR));

      int asked = bench.spool.sends() - sends;
      assertPromises(pattern, asked, original, bench.spool.taken().stream().skip(before).toList());
      bench.spool.healthy();
    }
  }

  private static void assertPromises(int pattern, int asked, Handed original, List<Handed> taken) {
    List<String> unsure = new ArrayList<>();
    for (int i = 0, rest = pattern; i < 4; i++, rest /= 3) {
      if (i >= asked || rest % 3 > 0) {
        unsure.add(FOUR[i]);
      }
    }
    String as = Integer.toString(pattern, 3);
    assertThat(taken).as(as).allMatch(copy -> copy.isTracked() && copy.recipients().size() == 1);
    List<String> got = taken.stream().flatMap(copy -> copy.recipients().stream()).toList();
    assertThat(got).as(as).doesNotHaveDuplicates();
    // accepted for sure: that copy and nothing else; in doubt, or never asked: on the original too
    assertThat(original.recipients()).as(as).containsExactlyElementsOf(unsure);
    assertThat(Stream.concat(got.stream(), unsure.stream()).distinct()).as(as).hasSize(4);
    assertThat(original.isTracked()).as(as).isEqualTo(unsure.size() == 1);
    taken.stream()
        .filter(copy -> original.isTracked() && copy.recipients().equals(unsure))
        .forEach(copy -> assertThat(copy.mark()).as(as).isEqualTo(original.mark()));
  }

  @Test
  void refusedCopiesShouldBeDisposedOf() throws Exception {
    bench.spool.failingAt(1, Fault.REFUSE);
    MailImpl mail = Letters.newsletter(FOUR);

    bench.mailet().service(mail);

    for (var copy : bench.spool.offered()) {
      assertThat(copy.getMessage()).isNull();
    }
    assertThat(mail.getMessage()).isNotNull();
  }
}
