package org.waybill.proof.letters;

/** Who made the HTML: each writes as that program or kind of tool does. */
enum Page {
  NEWSLETTER,
  OUTLOOK,
  APPLE_MAIL,
  GMAIL_REPLY,
  THUNDERBIRD,
  RECEIPT,
  SOUP,
  SHORT,
  CLIPPED,
  LIST_FOOTER,
  FRAMES;

  /** What a maker draws from. */
  private record Desk(Pick pick, Markup markup) {}

  /** The whole text of a page; lines end in LF. */
  static String write(Page page, Pick pick, Tongue tongue) {
    Desk desk = new Desk(pick, new Markup(pick, tongue));
    return switch (page) {
      case NEWSLETTER -> newsletter(desk);
      case OUTLOOK -> outlook(desk);
      case APPLE_MAIL -> appleMail(desk);
      case GMAIL_REPLY -> gmailReply(desk);
      case THUNDERBIRD -> thunderbird(desk);
      case RECEIPT -> receipt(desk);
      case SOUP -> soup(desk);
      case SHORT -> brief(desk);
      case CLIPPED -> clipped(desk);
      case LIST_FOOTER -> listFooter(desk);
      case FRAMES -> frames(desk);
    };
  }

  private static String newsletter(Desk d) {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
        <html xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><head>
        <meta name="viewport" content="width=device-width" /><title>News &amp; more</title>
        <!--[if mso]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
        <style type="text/css">a:hover{color:#333} @media (max-width:600px){td > a{display:block!important}}</style>
        </head><body bgcolor="#eeeeee" style="margin:0">
        <div style="display:none;max-height:0">Preview&zwnj;&nbsp;</div>
        """);
    if (d.pick.chance(20)) {
      out.insert(out.indexOf("<title>"), "<base href=\"https://base.example/dir/\" />");
    }
    for (int row = d.pick.below(6); row >= 0; row--) {
      out.append(
          "<!--[if mso]><table width=600><tr><td><![endif]--><table width=\"100%\"><tr><td>");
      out.append(d.markup.paragraphs(3)).append(d.pick.chance(50) ? d.markup.button() : "");
      out.append(d.pick.chance(30) ? d.markup.trap() : "").append(d.markup.image());
      out.append("</td></tr></table><!--[if mso]></td></tr></table><![endif]-->\n");
    }
    return out.append("<center>")
        .append(d.markup.link())
        .append("</center></body></html>\n")
        .toString();
  }

  private static String outlook(Desk d) {
    return """
    <html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
    <meta name=Generator content="Microsoft Word 15 (filtered medium)"><!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->
    <style><!-- p.MsoNormal {margin:0cm} --></style><!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026"/></xml><![endif]--></head>
    <body lang=EN-GB link="#0563C1" vlink="#954F72" style='word-wrap:break-word'><div class=WordSection1>
    <p class=MsoNormal>@<o:p></o:p></p><p class=MsoNormal><span style='font-size:11.0pt'>@<o:p>&nbsp;</o:p></span></p>
    <div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>From:</b> A &lt;a@b.example&gt;<br>@</p></div>
    </div></body></html>
    """
        .replace("@", d.markup.words(8) + d.markup.link());
  }

  private static String appleMail(Desk d) {
    return "<html><head><meta http-equiv=\"content-type\" content=\"text/html\"></head>"
        + "<body style=\"overflow-wrap: break-word; -webkit-nbsp-mode: space;\" class=\"\">"
        + d.markup.words(9)
        + "<div class=\"\"><br class=\"\"></div>"
        + d.markup.paragraphs(3)
        + "<blockquote type=\"cite\" class=\"\">"
        + d.markup.paragraphs(3)
        + "</blockquote><br class=\"Apple-interchange-newline\"></body></html>";
  }

  private static String gmailReply(Desk d) {
    return "<div dir=\"ltr\">"
        + d.markup.words(10)
        + d.markup.link()
        + "</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Mon, A"
        + " &lt;<a href=\"mailto:a@b.example\">a@b.example</a>&gt; wrote:<br></div><blockquote"
        + " class=\"gmail_quote\" style=\"margin:0px 0px 0px 0.8ex\">"
        + d.markup.paragraphs(4)
        + "</blockquote></div>"
        + d.pick.of("", "\n", "\n\n");
  }

  private static String thunderbird(Desk d) {
    return "<!DOCTYPE html>\n<html>\n  <head>\n\n    <meta http-equiv=\"content-type\""
        + " content=\"text/html\">\n  </head>\n  <body text=\"#000000\" bgcolor=\"#FFFFFF\">\n   "
        + " <div class=\"moz-cite-prefix\">"
        + d.markup.words(5)
        + "<br>\n    </div>\n    "
        + d.markup.paragraphs(3)
        + "    <pre class=\"moz-signature\" cols=\"72\">-- \n"
        + d.markup.link()
        + "</pre>\n  </body>\n</html>\n";
  }

  private static String receipt(Desk d) {
    return "<!doctype html><html lang=en><head><title>x</title>"
        + d.markup.trap()
        + "</head><body><table role=presentation width=100%><tbody><tr><td align=center>"
        + d.markup.paragraphs(2)
        + "<table><tr><td>1 &times; "
        + d.markup.link()
        + "<td>&euro;&nbsp;9,90</table>"
        + d.markup.trap()
        + "</tbody></table></body></html>";
  }

  private static String soup(Desk d) {
    StringBuilder out =
        new StringBuilder(d.pick.of("", "<html>", "<body>", "<html><body>", "</p>"));
    for (int i = d.pick.below(9); i >= 0; i--) {
      out.append(
          switch (d.pick.below(5)) {
            case 0 -> d.markup.trap();
            case 1 -> d.markup.paragraphs(2);
            case 2 -> d.markup.link().replaceFirst("</a ?>", "");
            case 3 ->
                d.pick.of("<b>", "</table>", "<td>", "<li>", "< a href=x>", "<>", "</", "<div");
            default -> d.markup.words(4) + d.markup.link();
          });
    }
    String end =
        d.pick.of("", "</body>", "</body></html>", "</html></body>", "</body></body>", "<!-");
    String open =
        d.pick.of("", "", "", "<!-- ", "<style>", "<textarea>", "<title>", "<svg>", "<a href=\"");
    return out.append(end).append(open).toString();
  }

  private static String brief(Desk d) {
    return d.pick.of(
        d.markup.words(3),
        "<p>" + d.markup.words(3),
        "",
        "\n",
        d.markup.link(),
        "<html></html>",
        "<body></body>",
        "<html><head></head><body>" + d.markup.link() + "</body></html>");
  }

  private static String clipped(Desk d) {
    StringBuilder out = new StringBuilder("<html><body>");
    int size = d.pick.of(9_000, 20_000, 20_000, 98_000, 104_000);
    while (out.length() < size) {
      out.append("<p>")
          .append(d.markup.words(120))
          .append(d.pick.chance(20) ? d.markup.link() : "");
      out.append(d.pick.of("</p>", "</p>\n", "<br>"));
    }
    return out.append("</body></html>").toString();
  }

  private static String listFooter(Desk d) {
    return "<html><body>"
        + d.markup.paragraphs(3)
        + "</body></html>\n_______________\n<br><a href=\"https://lists.example/options\">"
        + d.markup.words(3)
        + "</a>\n<!-- end -->\n";
  }

  private static String frames(Desk d) {
    return "<html><head><title>f</title></head><frameset cols=\"50%,*\"><frame"
        + " src=\"https://frame.example/\"><noframes><body>"
        + d.markup.link()
        + "</body></noframes></frameset></html>";
  }
}
