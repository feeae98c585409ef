package org.waybill.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyTest {

  private static final Set<String> OURS = Set.of("sender.example", "other.example");

  private final Policy policy = policy(false, false);

  @Test
  void judgeShouldTrackOurOwnMail() {
    assertThat(judge(policy, "sender.example", "From: Ann <ann@Sender.example>")).isEmpty();
  }

  @Test
  void judgeShouldLeaveTheNullSender() {
    MailFacts facts = new MailFacts(Optional.empty(), header("From: a@sender.example"));

    assertThat(policy.judge(facts)).contains(LeaveReason.NULL_SENDER);
  }

  @Test
  void judgeShouldLeaveAutomaticMail() {
    String from = "From: a@sender.example\n";

    assertThat(judge(policy, "sender.example", from + "Auto-Submitted: auto-replied; x=y"))
        .contains(LeaveReason.AUTO_SUBMITTED);
    assertThat(judge(policy, "sender.example", from + "Auto-Submitted: No (comment)")).isEmpty();
    assertThat(judge(policy, "sender.example", from + "List-Unsubscribe: <https://x.example/>"))
        .isEmpty();
  }

  @Test
  void judgeShouldLeaveForeignSenders() {
    assertThat(judge(policy, "stranger.example", "From: a@sender.example"))
        .contains(LeaveReason.FOREIGN_SENDER);
    assertThat(judge(policy, "sender.example", "From: a@stranger.example"))
        .contains(LeaveReason.FOREIGN_SENDER);
    assertThat(judge(policy, "sender.example", "From: a@sender.example, b@stranger.example"))
        .contains(LeaveReason.FOREIGN_SENDER);
    assertThat(judge(policy, "sender.example", "Subject: no From"))
        .contains(LeaveReason.FOREIGN_SENDER);
  }

  @Test
  void judgeShouldReadFromAsMailersDo() {
    String from = "From: \"a, <b@stranger.example>\" <a@sender.example> (x@y), c@other.example";

    assertThat(judge(policy, "sender.example", from)).isEmpty();
  }

  @Test
  void judgeShouldReadGroupsEncodedWordsAndRoutes() {
    assertThat(
            judge(policy, "sender.example", "From: Team: a@sender.example, B <b@sender.example>;"))
        .isEmpty();
    assertThat(judge(policy, "sender.example", "From: =?utf-8?Q?M=C3=BCller?= <a@SENDER.example>"))
        .isEmpty();
    assertThat(judge(policy, "sender.example", "FROM: \"x@stranger.example\"@sender.example"))
        .isEmpty();
    assertThat(judge(policy, "sender.example", "From: <@stranger.example:a@sender.example>"))
        .isEmpty();
    assertThat(judge(policy, "sender.example", "From: Team: a@sender.example, b@stranger.example;"))
        .contains(LeaveReason.FOREIGN_SENDER);
    assertThat(judge(policy, "sender.example", "From: nobody:;"))
        .contains(LeaveReason.FOREIGN_SENDER);
    assertThat(judge(policy, "sender.example", "From: a@sender.example <b@stranger.example>"))
        .contains(LeaveReason.FOREIGN_SENDER);
  }

  @Test
  void judgeShouldLookAtEveryFromField() {
    String twice = "From: a@sender.example\nFrom: b@stranger.example";

    assertThat(judge(policy, "sender.example", twice)).contains(LeaveReason.FOREIGN_SENDER);
  }

  @Test
  void judgeShouldNotLookAtTheSenderField() {
    String secretary = "From: a@sender.example\nSender: s@stranger.example";

    assertThat(judge(policy, "sender.example", secretary)).isEmpty();
  }

  @Test
  void factsShouldHoldInternationalDomainsAsWritten() {
    byte[] raw = "From: a@b\u00fccher.example\n\n".getBytes(StandardCharsets.UTF_8);

    assertThat(HeaderFacts.of(raw).fromDomains()).containsExactly("b\u00fccher.example");
  }

  @Test
  void judgeShouldLeaveSignedMailUnlessSigningFollows() {
    String signed = "From: a@sender.example\nDKIM-Signature: v=1";
    String arc = "From: a@sender.example\nARC-Seal: i=1";

    assertThat(judge(policy, "sender.example", signed)).contains(LeaveReason.DKIM_SIGNED);
    assertThat(judge(policy, "sender.example", arc)).contains(LeaveReason.DKIM_SIGNED);
    assertThat(judge(policy(true, false), "sender.example", signed)).isEmpty();
  }

  @Test
  void judgeShouldKeepToSignaturesWhenIgnored() {
    Policy ignoring = new Policy(PolicyOptions.ignoring(false));

    assertThat(judge(ignoring, "stranger.example", "Auto-Submitted: auto-replied")).isEmpty();
    assertThat(ignoring.judgeRecipient("sender.example")).isEmpty();
    assertThat(judge(ignoring, "sender.example", "DKIM-Signature: v=1"))
        .contains(LeaveReason.DKIM_SIGNED);
  }

  @Test
  void judgeRecipientShouldLeaveLocalOnes() {
    assertThat(policy.judgeRecipient("sender.example")).contains(LeaveReason.LOCAL);
    assertThat(policy.judgeRecipient("remote.example")).isEmpty();
  }

  @Test
  void judgeShouldTakeAStrangersAutoReplyForAStrangers() {
    assertThat(
            judge(
                policy,
                "stranger.example",
                "From: a@stranger.example\nAuto-Submitted: auto-replied"))
        .contains(LeaveReason.FOREIGN_SENDER);
  }

  @Test
  void everythingThatSaysWhatIsTrackedShouldBeNamed() {
    MailFacts facts =
        facts("sender.example", "From: a@other.example\nX-Waybill-Track: opens, clicks");

    assertThat(switching().rulings(facts, "sub.partner.example"))
        .extracting(ruling -> ruling.rule() + " = " + ruling.switches().text())
        .containsExactly(
            "track = opens, clicks",
            "senderSwitches other.example = opens",
            "recipientSwitches partner.example = clicks",
            "X-Waybill-Track = opens, clicks");
    assertThat(switching().switches(facts, "sub.partner.example")).isEqualTo(Switches.OFF);
    assertThat(switching().switches(facts, "remote.example")).isEqualTo(OPENS);
  }

  @Test
  void onlyWhatAllAllowShouldBeTracked() {
    assertThat(switching().switches(facts("sender.example", "From: a@sender.example"), "x.example"))
        .isEqualTo(Switches.BOTH);
    assertThat(
            switching()
                .switches(
                    facts("sender.example", "From: a@sender.example\nX-Waybill-Track: opens"),
                    "x.example"))
        .isEqualTo(OPENS);
    assertThat(
            switching()
                .switches(
                    facts("sender.example", "From: a@other.example\nX-Waybill-Track: clicks"),
                    "x.example"))
        .isEqualTo(Switches.OFF);
  }

  @Test
  void strangersShouldNotBeListenedTo() {
    MailFacts facts =
        facts("stranger.example", "From: a@sender.example\nX-Waybill-Track: off\nX-Waybill-Tag: t");

    assertThat(switching().wish(facts)).isEqualTo(Wish.NONE);
    assertThat(switching().switches(facts, "x.example")).isEqualTo(Switches.BOTH);
  }

  @Test
  void nothingShouldBeSwitchedWhenIgnored() {
    Policy ignoring = new Policy(PolicyOptions.ignoring(false));
    MailFacts facts = facts("stranger.example", "From: a@b.example\nX-Waybill-Track: off");

    assertThat(ignoring.rulings(facts, "x.example")).isEmpty();
    assertThat(ignoring.switches(facts, "x.example")).isEqualTo(Switches.BOTH);
  }

  private static final Switches OPENS = new Switches(true, false);

  private static Policy switching() {
    Switching switching =
        new Switching(
            Switches.BOTH,
            new DomainSwitches(Map.of("other.example", OPENS)),
            new DomainSwitches(Map.of("partner.example", new Switches(false, true))));
    return new Policy(new PolicyOptions(OURS::contains, OURS::contains, false, switching, false));
  }

  private static MailFacts facts(String sender, String header) {
    return new MailFacts(Optional.of(sender), header(header));
  }

  private static Policy policy(boolean signingFollows, boolean ignored) {
    return new Policy(
        new PolicyOptions(OURS::contains, OURS::contains, signingFollows, Switching.ALL, ignored));
  }

  private static Optional<LeaveReason> judge(Policy policy, String sender, String header) {
    return policy.judge(new MailFacts(Optional.of(sender), header(header)));
  }

  private static HeaderFacts header(String fields) {
    return HeaderFacts.of((fields + "\n\nbody").getBytes(StandardCharsets.US_ASCII));
  }
}
