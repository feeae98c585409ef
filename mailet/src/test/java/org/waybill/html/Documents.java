package org.waybill.html;

import java.util.List;

/** Bodies written for the tests, each with many of the traps of real mail. */
final class Documents {
  static final List<String> ALL =
      List.of(
          """
          <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
          <html xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml"><head>
          <meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>News &amp; more</title>
          <!--[if mso]><xml><o:OfficeDocumentSettings></o:OfficeDocumentSettings></xml><![endif]-->
          <style type="text/css">a:hover{color:#fff} td > a{x:y}</style></head>
          <body bgcolor=#ffffff><div style="display:none">Preview</div>
          <!--[if mso]><table><tr><td><![endif]--><table width="100%"><tr><td>
          <a HREF = "https://shop.example/?a=1&amp;b=2&copy=3" class=b>Shop <b>now</b></a>
          <a class="x"href='http://a.example/path/?q=%20#frag'><img src="http://img.example/a.png" alt="All &eacute;"></a>
          <![if !mso]><a href=http://b.example/c/>plain</a><![endif]>
          <!--[if mso]><v:roundrect href="http://c.example/"><center>Go</center></v:roundrect><![endif]-->
          </td></tr></table><!--[if mso]></td></tr></table><![endif]-->
          <a href="mailto:a@b.example">mail</a> <a href="{{ unsubscribe }}">leave</a>
          </body></html>
          """,
          """
          <html><body><p>One <a href="http://one.example/">first<p>Two <a href=http://two.example/x?y=z&amp;w>second</a>
          <table><tr><a href='http://three.example/'>third</a><td><select><option>o</select><textarea> </body> </textarea>
          <svg viewBox="0 0 1 1"><style><a href=http://five.example/></style><![CDATA[ </body> ]]>
          <a xlink:href="http://four.example/"><text>t</text></a></svg></td></tr></table>
          <map><area href="http://six.example/" ping=http://x.example/></map><template><a href=http://seven.example/>7</a></body></template>
          <noscript><a href="http://eight.example/">8</a></noscript><script>"</body>"; <!-- <script> </script> --></script>
          <a title="a > b" ="x" href="http://nine.example/" href="http://ten.example/">9</a></body>
          </body></html>
          --
          <a href="http://list.example/options">footer</a>
          """,
          "<div>Gr\u00FC\u00DFe <a"
              + " href=\"http://b\u00FCcher.example/\u00FC?\u00FC=\u0080&#8364;#\u00FC\">\u00C4</a><br><a"
              + " href='http://x.example/\"q\"'>\u00A0</a></div><frameset></frameset>\r\n\r\n");

  private Documents() {}
}
