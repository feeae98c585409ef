package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waybill.wire.Opened;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Token;
import org.waybill.wire.TokenKind;
import org.waybill.wire.TrackingId;

class DisclosedMailTest {

  private static final Pattern LINK =
      Pattern.compile("https://track\\.example/w/([A-Za-z0-9_-]+)\"");

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
  void everyRecipientShouldGetALinkOfHisOwn() throws Exception {
    Handed original =
        bench.serve(
            bench.mailet(Map.of("disclosure", "true")),
            Letters.newsletter("b@b.example", "c@c.example"));
    Handed copy = bench.spool.taken().getFirst();
    List<Token> withdrawals = List.of(withdrawal(original), withdrawal(copy));

    assertThat(withdrawals).extracting(Token::person).doesNotHaveDuplicates();
    assertThat(withdrawals).extracting(Token::copy).containsExactly(copy(original), copy(copy));
  }

  @Test
  void sharedCopyShouldTellAndNameNobody() throws Exception {
    Handed original =
        bench.serve(
            bench.mailet(Map.of("disclosure", "true", "mode", "aggregate")),
            Letters.newsletter("b@b.example", "c@c.example"));

    assertThat(withdrawal(original).person()).isEqualTo(PersonCode.NONE);
  }

  @Test
  void recipientWhoIsNotTrackedShouldNotBeTold() throws Exception {
    Map<String, String> off = Map.of("disclosure", "true", "recipientSwitches", "b.example: off");
    Handed original = bench.serve(bench.mailet(off), Letters.newsletter("b@b.example"));

    assertThat(original.text()).isEqualTo(Letters.NEWSLETTER);
  }

  private static TrackingId copy(Handed handed) {
    return TrackingId.parse(handed.mark().orElseThrow());
  }

  private Token withdrawal(Handed handed) {
    List<String> tokens =
        LINK.matcher(handed.text()).results().map(found -> found.group(1)).toList();
    assertThat(tokens).hasSize(1);
    return ((Opened.Known) bench.seals().open(TokenKind.WITHDRAW, tokens.getFirst())).token();
  }
}
