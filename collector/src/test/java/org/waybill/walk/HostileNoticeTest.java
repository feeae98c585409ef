package org.waybill.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.Role;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.StoreEntry;
import org.waybill.wire.LedgerRecord;

/** Whatever a sender writes into a link or an address stays text on the pages for recipients. */
class HostileNoticeTest {

  /** As long as URLs that mailets seal are. */
  private static final int LONGEST = 1_000;

  private static final int LONGEST_HOST = 200;

  /** These pages lead to one place at most, which the mail led to anyhow. */
  private static final String LOOK =
      HostileTextTest.LOOK
          .replace("const to = new URL(", "const to = place(")
          .replace(
              "if (to.origin !== location.origin)",
              "if (!/^https?:$/.test(to.protocol) || document.links.length > 1)")
          .replace(
              "const found = [];",
              """
              const found = [];
              const place = (url, base) => URL.canParse(url, base) ? new URL(url, base)
                : {protocol: 'https:'};
              """);

  @TempDir Path folder;

  @Test
  void textsShouldBeInertOnEveryPageForRecipients() throws Exception {
    List<String> texts = HostileTexts.all();
    List<Batch> week = HostileWeek.of(texts);
    List<LedgerRecord.Sent> sent = sent(week);
    assertThat(LOOK).isNotEqualTo(HostileTextTest.LOOK);
    try (Office office = Office.open(folder, week);
        Guest guest = Guest.of(office, Way.MOUSE)) {
      guest.signIn(Role.ADMIN);
      AccessibleTest.block(guest, "evil.example");
      guest.use(new Screen(320, true));
      List<String> found = new ArrayList<>();
      for (int n = 0; n < texts.size(); n++) {
        String text = texts.get(n);
        guest.visitUrl(office.link("https://" + host(text) + ".evil.example/" + visible(text)));
        assertThat(guest.text()).as(text).contains("This link is stopped");
        look(guest, "stopped: " + text, found);
        guest.visitUrl(
            office.preview(
                sent.get(n).copies().getFirst().copy(),
                "https://" + host(text) + ".there.example/?" + visible(text)));
        look(guest, "leads: " + text, found);
        guest.visitUrl(office.preview("x" + visible(text)));
        assertThat(guest.has("a")).as("no link to what is no web address: " + text).isFalse();
        look(guest, "no address: " + text, found);
      }
      assertThat(found).isEmpty();
    }
  }

  private static void look(Guest guest, String where, List<String> found) {
    if (guest.run(LOOK) instanceof List<?> all) {
      all.forEach(
          said -> found.add(where.substring(0, Math.min(80, where.length())) + ": " + said));
    }
  }

  private static List<LedgerRecord.Sent> sent(List<Batch> week) {
    List<LedgerRecord.Sent> sent = new ArrayList<>();
    for (Batch batch : week) {
      for (StoreEntry entry : batch.entries()) {
        if (entry instanceof StoreEntry.LedgerRow row
            && row.record() instanceof LedgerRecord.Sent one) {
          sent.add(one);
        }
      }
    }
    return sent;
  }

  /** As much of it as a link can hold: what is no visible ASCII is percent-encoded. */
  private static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            c -> {
              String one = Character.toString(c);
              boolean plain = c > ' ' && c < 0x7F;
              visible.append(plain ? one : URLEncoder.encode(one, StandardCharsets.UTF_8));
            });
    return visible.substring(0, Math.min(LONGEST, visible.length()));
  }

  /** The same as the name of a host. */
  private static String host(String text) {
    String name = visible(text).replaceAll("[/\\\\?#@:]", "_");
    return "x" + name.substring(0, Math.min(LONGEST_HOST, name.length()));
  }
}
