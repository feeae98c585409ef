package org.waybill.proof.week;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.waybill.wire.Labels;
import org.waybill.wire.SentLink;

/**
 * What an organization sends, once to many or all day to one each. Immutable.
 *
 * @param subject may hold {@code #}, which stands for a number
 * @param copies how many in the week, for a week of 50,000 copies
 * @param many whether it is one message with so many copies
 * @param day when it goes out, 0 for Monday; of single mail every working day is its day
 * @param minute of that day
 * @param interest how likely a reader opens it and one who opened follows a link, 0 to 1
 */
record Mailing(
    String sender,
    String subject,
    Labels labels,
    int copies,
    boolean many,
    int day,
    int minute,
    double interest,
    List<SentLink> links) {

  Mailing {
    links = List.copyOf(links);
  }

  /** What it looks like, as a mailet tells it. */
  String html() {
    String buttons =
        links.stream()
            .map(
                link ->
                    "<td style=\"padding:12px\"><a href=\"waybill:%d\" class=\"button\">%s</a></td>"
                        .formatted(link.number(), link.label()))
            .collect(Collectors.joining());
    return """
    <style>.button { background: #1F5C4D; color: #FFFFFF; padding: 8px 16px; border-radius: 6px }
    body { font: 16px/1.5 Georgia, serif; color: #222222; margin: 0 }</style>
    <table width="100%%" bgcolor="#EFEBE4"><tr><td align="center" style="padding:24px">
    <table width="600" bgcolor="#FFFFFF"><tr><td style="padding:24px">
    <img width="552" height="140" alt="%s"><h1>%s</h1>
    <p>Dear reader, this is what changes, when it does, and where to find out more. The most important
    things come first; what is left stands <a href="waybill:1">on one page</a>.</p>
    <table><tr>%s</tr></table><p style="font-size:12px">You get this because you asked for it.</p>
    </td></tr></table></td></tr></table>\
    """
        .formatted(sender, subject, buttons);
  }

  /** All of a week, the largest first. */
  static List<Mailing> week() {
    return List.of(
        new Mailing(
            "news@verkehr.example",
            "Winter timetable: what changes on 14 December",
            Labels.tag("timetable"),
            18_600,
            true,
            1,
            480,
            .45,
            links("verkehr.example", "winter Full timetable", "app Get the app", "faq Questions")),
        new Mailing(
            "billing@shop.example",
            "Your invoice 2026-# is ready",
            Labels.tag("invoice"),
            10_100,
            false,
            0,
            390,
            .7,
            links("shop.example", "invoice/pdf Download invoice (PDF)", "account Your account")),
        new Mailing(
            "club@theater.example",
            "Season opening: members first",
            season("A"),
            3_225,
            true,
            3,
            1020,
            .3,
            links(
                "theater.example", "saison Buy tickets", "spielplan Programme", "haus The house")),
        new Mailing(
            "club@theater.example",
            "Be first: the season opens for members",
            season("B"),
            3_225,
            true,
            3,
            1020,
            .36,
            links(
                "theater.example", "saison Buy tickets", "spielplan Programme", "haus The house")),
        new Mailing(
            "praxis@klinik.example",
            "Please confirm your appointment on # December",
            Labels.tag("appointment"),
            4_200,
            false,
            0,
            420,
            .8,
            links("klinik.example", "termin Confirm appointment", "weg How to find us")),
        new Mailing(
            "people@uni-hall.example",
            "Minutes of the faculty meeting",
            Labels.NONE,
            3_900,
            true,
            2,
            615,
            .5,
            links("uni-hall.example", "minutes Minutes (PDF)", "calendar Next meetings")),
        new Mailing(
            "sales@northwind.example",
            "Offer # for you",
            Labels.tag("offer"),
            5_338,
            false,
            0,
            540,
            .5,
            links("northwind.example", "offer See the offer", "contact Call me back")),
        new Mailing(
            "ops@example.org",
            "Maintenance window on Saturday 28 November",
            Labels.tag("ops"),
            412,
            true,
            1,
            492,
            .6,
            links(
                "status.example.org",
                "/ Status page",
                "ops/2026-11-28 Details",
                "help Contact",
                "ops/28.ics Add to calendar")),
        new Mailing(
            "office@example.org",
            "Re: minutes of #",
            Labels.NONE,
            1_000,
            false,
            0,
            510,
            .75,
            List.of()));
  }

  private static Labels season(String variant) {
    return new Labels(Optional.of("members"), Optional.of("season opening"), Optional.of(variant));
  }

  private static List<SentLink> links(String host, String... pathsAndLabels) {
    return IntStream.range(0, pathsAndLabels.length)
        .mapToObj(
            n -> {
              String[] parts = pathsAndLabels[n].split(" ", 2);
              return new SentLink(n + 1, "https://" + host + "/" + parts[0], parts[1]);
            })
        .toList();
  }
}
