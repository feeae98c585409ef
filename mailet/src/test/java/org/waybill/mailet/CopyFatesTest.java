package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FaultyDisk.Operation;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.SentCopy;
import org.waybill.wire.TrackingId;

/** What became of a copy is written beside the copy itself, and costs no mail anything. */
class CopyFatesTest {

  private Bench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new Bench();
  }

  @AfterEach
  void close() throws IOException {
    bench.close();
  }

  /** A tracked copy as RemoteDelivery has it. */
  private MailImpl copy() throws MessagingException, IOException {
    MailImpl mail = Letters.newsletter("ada@one.example");
    assertThat(bench.serve(bench.mailet(), mail).mark()).isPresent();
    return mail;
  }

  private static TrackingId sentCopy(List<LedgerRecord> shipped) {
    return ((LedgerRecord.Sent) shipped.get(0))
        .copies().stream().map(SentCopy::copy).findFirst().orElseThrow();
  }

  @Test
  void deliveryShouldFollowItsCopyInTheSameLedger() throws Exception {
    bench.start(RecordDelivery::new, Map.of()).service(copy());

    List<LedgerRecord> shipped = bench.shipped(2);
    assertThat(((LedgerRecord.Delivered) shipped.get(1)).copies())
        .containsExactly(sentCopy(shipped));
    assertThat(bench.count("delivered")).isEqualTo(1);
  }

  /**
   * RemoteDelivery takes a delivery for failed when it cannot put the mail into the spool for
   * {@code onSuccess}, and delivers it again: the second time says so of the same copy.
   */
  @Test
  void deliveryThatJamesRepeatsShouldBeAFactOfTheSameCopyEachTime() throws Exception {
    MailImpl queued = copy();
    RecordDelivery mailet = bench.start(RecordDelivery::new, Map.of());
    mailet.service(MailImpl.duplicate(queued));
    mailet.service(MailImpl.duplicate(queued));

    List<LedgerRecord> shipped = bench.shipped(3);
    assertThat(shipped.subList(1, 3))
        .allSatisfy(
            record ->
                assertThat(((LedgerRecord.Delivered) record).copies())
                    .containsExactly(sentCopy(shipped)))
        .extracting(LedgerRecord::id)
        .doesNotHaveDuplicates();
    assertThat(bench.count("unrecorded")).isZero();
  }

  @Test
  void bounceShouldSayWhyAndOfHowMany() throws Exception {
    MailImpl mail = copy();
    mail.setAttribute(
        Attribute.convertToAttribute(
            "delivery-error", "550 5.1.1 <ada@one.example>: no such user ada\n"));
    bench.start(RecordBounce::new, Map.of()).service(mail);

    List<LedgerRecord> shipped = bench.shipped(2);
    LedgerRecord.Bounced bounced = (LedgerRecord.Bounced) shipped.get(1);
    assertThat(bounced.copies()).containsExactly(sentCopy(shipped));
    assertThat(bounced.recipients()).isEqualTo(1);
    assertThat(bounced.reason()).isEqualTo("550 5.1.1 <[address]>: no such user [address]");
    assertThat(bench.count("bounced")).isEqualTo(1);
  }

  @Test
  void bounceShouldBeRecordedWhenNobodySaysWhy() throws Exception {
    bench.start(RecordBounce::new, Map.of()).service(copy());

    assertThat(((LedgerRecord.Bounced) bench.shipped(2).get(1)).reason()).isEmpty();
  }

  @Test
  void mailShouldGoOnUnchanged() throws Exception {
    MailImpl mail = copy();
    var message = mail.getMessage();
    Handed before = Handed.of(mail);
    List<Attribute> attributes = mail.attributes().toList();

    bench.start(RecordDelivery::new, Map.of()).service(mail);
    bench.start(RecordBounce::new, Map.of()).service(mail);

    assertThat(mail.getMessage()).isSameAs(message);
    assertThat(Handed.of(mail)).usingRecursiveComparison().isEqualTo(before);
    assertThat(mail.attributes()).containsExactlyInAnyOrderElementsOf(attributes);
  }

  @Test
  void untrackedMailShouldBeNoFact() throws Exception {
    RecordDelivery mailet = bench.start(RecordDelivery::new, Map.of());
    mailet.service(Letters.newsletter("ada@one.example"));

    assertThat(bench.count("delivered")).isZero();
    assertThat(bench.count("unrecorded")).isZero();
  }

  /** James gives a bounce the attributes of the mail that it is about. */
  @Test
  void bounceOnItsWayShouldBeNoFactAboutItsCopy() throws Exception {
    MailImpl about = copy();
    MailImpl bounce =
        MailImpl.builder()
            .name("bounce")
            .sender(MailAddress.nullSender())
            .addRecipient("ann@sender.example")
            .build();
    about.attributes().forEach(bounce::setAttribute);

    bench.start(RecordDelivery::new, Map.of()).service(bounce);
    bench.start(RecordBounce::new, Map.of()).service(bounce);

    assertThat(bench.count("delivered") + bench.count("bounced")).isZero();
    assertThat(bench.count("unrecorded")).isZero();
  }

  @Test
  void mailShouldGoOnUnrecordedWhenTheLedgerFails() throws Exception {
    MailImpl mail = copy();
    bench.disk().fault(FaultyDisk.failing(Operation.FORCE));

    bench.start(RecordDelivery::new, Map.of()).service(mail);

    assertThat(bench.count("unrecorded")).isEqualTo(1);
    assertThat(bench.count("delivered")).isZero();
  }

  @Test
  void mailShouldGoOnUnrecordedWhenTheLedgerCannotBeOpened() throws Exception {
    MailImpl mail = copy();
    Path file = Files.writeString(bench.conf().resolve("file"), "");
    Map<String, String> nowhere = Map.of("ledgerDir", file.resolve("ledger").toString());

    bench.start(RecordBounce::new, nowhere).service(mail);

    assertThat(bench.count("unrecorded")).isEqualTo(1);
  }

  @Test
  void mailShouldGoOnUnrecordedWhenItsMarkIsNotOurs() throws Exception {
    MailImpl mail = Letters.newsletter("ada@one.example");
    mail.setAttribute(new Attribute(CopyMail.MARK, AttributeValue.of("another's")));

    bench.start(RecordDelivery::new, Map.of()).service(mail);

    assertThat(bench.count("unrecorded")).isEqualTo(1);
  }

  @Test
  void startShouldBeRefusedWhenAParameterIsWrong() {
    assertThatThrownBy(() -> bench.start(RecordDelivery::new, Map.of("percent", "many")))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("RecordDelivery cannot start. ")
        .hasMessageContaining("percent is 'many'");
  }

  @Test
  void startShouldBeRefusedWhenTheSharedLedgerIsSaidToBeAnother() throws Exception {
    bench.mailet();

    assertThatThrownBy(() -> bench.start(RecordBounce::new, Map.of("keyFile", "other.keys")))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("RecordBounce cannot start. ")
        .hasMessageContaining("is used by another of our mailets");
  }

  @Test
  void fragmentAndReadmeShouldNameBothMailets() throws Exception {
    String fragment =
        Files.readString(Path.of("..", "conf", "james", "mailetcontainer-deliveries.xml"));
    String readme = Files.readString(Path.of("..", "README.md"));

    for (Class<?> mailet : List.of(RecordDelivery.class, RecordBounce.class)) {
      assertThat(fragment).contains("class=\"" + mailet.getName() + "\"");
      assertThat(readme).contains(mailet.getName());
    }
  }
}
