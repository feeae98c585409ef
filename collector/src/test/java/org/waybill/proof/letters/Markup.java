package org.waybill.proof.letters;

/** Draws pieces of HTML. Not thread-safe. */
final class Markup {
  private final Pick pick;
  private final Tongue tongue;

  Markup(Pick pick, Tongue tongue) {
    this.pick = pick;
    this.tongue = tongue;
  }

  String words(int atMost) {
    return tongue.phrase(pick, 1 + pick.below(atMost));
  }

  String paragraphs(int atMost) {
    StringBuilder out = new StringBuilder();
    for (int i = pick.below(atMost); i >= 0; i--) {
      out.append(pick.of("<p>", "<p style='margin:0'>", "<div>")).append(words(12));
      out.append(pick.chance(70) ? link() : "").append(words(6));
      out.append(pick.of("</p>\n", "\n", "</div>\n", "<br>\n"));
    }
    return out.toString();
  }

  /** An {@code a} as people, tools and accidents write it. */
  String link() {
    String inside = pick.chance(25) ? image() : words(3);
    return switch (pick.below(12)) {
      case 0 -> "<A HREF = " + value() + " TARGET=_blank>" + inside + "</A>";
      case 1 -> "<a class=\"x\"href=" + value() + " title=\"a > b\">" + inside + "</a>";
      case 2 -> "<a href=" + value() + " href=" + value() + ">" + inside + "</a>";
      case 3 -> "<a =\"x\" data-href='https://no.example/' href=" + value() + ">" + inside + "</a>";
      case 4 -> "<a href=" + bare() + "/>" + inside + "</a>";
      case 5 -> "<a name=top>" + inside + "</a>";
      case 6 -> "<a\r\n   style=\"color:#fff\"\n   href=" + value() + "\n>" + inside + "</a >";
      case 7 -> "<a href=" + bare() + ">" + inside + "</a>";
      default -> "<a href=" + value() + ">" + inside + "</a>";
    };
  }

  /** A quoted value, or a bare one. */
  String value() {
    String address = Address.pick(pick, tongue);
    return switch (pick.below(5)) {
      case 0 -> "'" + address.replace("'", "&#39;") + "'";
      case 1 -> bare();
      default -> '"' + address.replace("\"", "&quot;") + '"';
    };
  }

  private String bare() {
    return Address.web(pick, tongue).replaceAll("[\\s\"'<>`=]", "");
  }

  String image() {
    return pick.of(
        "<img src=\"https://img.example/a.png\" width=200 height=40 alt='" + words(2) + "'>",
        "<img src=cid:logo@x alt=\"\" />",
        "<img width=\"1\" height=\"1\" src=\"https://other.example/open?x=1\">");
  }

  /** A button in both of its forms: Outlook's VML and everybody's HTML. */
  String button() {
    String value = '"' + Address.web(pick, tongue).replace("\"", "&quot;") + '"';
    String label = words(2);
    return "<!--[if mso]><v:roundrect xmlns:v=\"urn:schemas-microsoft-com:vml\" href="
        + value
        + " style=\"height:40px;width:200px;\"><w:anchorlock/><center>"
        + label
        + "</center></v:roundrect><![endif]-->"
        + pick.of("<![if !mso]>", "<!--[if !mso]><!-->", "<!--[if !mso]><!-- -->")
        + "<a href="
        + value
        + " style=\"mso-hide:all\">"
        + label
        + "</a>"
        + pick.of("<![endif]>", "<!--<![endif]-->")
        + "\n";
  }

  /** What tempts a parser. */
  String trap() {
    return pick.of(
        "<!-- </body> <a href=\"https://no.example/\"> -->",
        "<!--[if gte mso 9]><table><tr><td><a href=" + value() + ">x</a></td></tr><![endif]-->",
        "<!--[if mso | IE]><a href='https://mso.example/?a=1&amp;b=2'>x</a><![endif]-->",
        "<svg width=9 height=9><a xlink:href=" + value() + "><text y=9>t</text></a></svg>",
        "<svg><style></body></style><a href=" + value() + "></a><![CDATA[ </body> ]]></svg>",
        "<map name=m><area shape=rect coords='0,0,9,9' href=" + value() + "></map>",
        "<template><a href=" + value() + ">x</a></body></template>",
        "<noscript><a href=" + value() + ">x</a></noscript>",
        "<textarea> </body> <a href=\"https://no.example/\"></textarea>",
        "<style>a{b:'</body>'} <a href=\"https://no.example/\"></style>",
        "<script type=application/ld+json>{\"u\":\"<a"
            + " href='https://no.example/'></body>\"}</script>",
        "<iframe src=x><a href=\"https://no.example/\"></body></iframe>",
        "<select><option>o</select><xmp></body></xmp>",
        "<table><tr>" + link() + "<td>" + link() + "</table>",
        "<b><i>" + link() + "</b>" + link() + "</i>",
        "<form action=\"https://form.example/\"><button"
            + " formaction=https://f.example/>x</button></form>",
        "<p title=\"</body>\">" + words(2) + "</p>",
        "<a href=\"https://open.example/" + words(1) + ">no quote</a>",
        "<math><mi>x</mi></math><![CDATA[ </body> ]]><?php </body> ?>",
        "&lt;a href=&quot;https://no.example/&quot;&gt; &amp; &notanentity; &#0; &#x110000;");
  }
}
