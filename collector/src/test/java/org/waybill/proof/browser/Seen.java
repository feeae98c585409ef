package org.waybill.proof.browser;

import java.util.List;
import org.waybill.proof.Json;

/**
 * A document as a browser sees it.
 *
 * @param hrefs the links' attributes in the order of the DOM
 * @param resolved where each leads
 * @param pixels our pixels
 * @param inBody how many of them are in the body
 * @param dom everything else: the pixels taken out, web addresses of links masked
 * @param text the visible text
 */
record Seen(
    List<String> hrefs, List<String> resolved, int pixels, int inBody, String dom, String text) {

  /**
   * Links of HTML, SVG and templates; comments' links are masked too, line ends beside them
   * ignored.
   */
  private static final String LOOK =
      """
      (host => {
        const under = root => [...root.querySelectorAll('*')].flatMap(e =>
            [e, ...(e.content instanceof DocumentFragment ? under(e.content) : [])]);
        const links = under(document).filter(e => e.matches('a,area'))
            .filter(e => e.hasAttribute('href') || e.hasAttribute('xlink:href'));
        const hrefs = links.map(e => e.getAttribute('href') ?? e.getAttribute('xlink:href'));
        const probe = document.createElement('a');
        const resolved = hrefs.map(h => { probe.setAttribute('href', h); return probe.href; });
        const own = [...document.images].filter(i => (i.getAttribute('src') || '').startsWith(host + '/o/'));
        const inBody = own.filter(i => document.body && document.body.contains(i)).length;
        own.forEach(i => i.remove());
        links.forEach(e => { for (const k of ['href', 'xlink:href'])
            if (/^\\s*(https?:)?\\/\\//i.test(e.getAttribute(k) || '')) e.setAttribute(k, 'T'); });
        const walker = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
        while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data
            .replace(/(href\\s*=\\s*)("[^"]*"|'[^']*'|[^\\s>]+)\\n?/gi, '$1T');
        document.documentElement.normalize();
        return { hrefs, resolved, pixels: own.length, inBody,
            dom: document.documentElement.outerHTML.replace(/\\s+<\\/body>/, '</body>'),
            text: document.body ? document.body.innerText.trim() : '' };
      })
      """;

  static Seen in(Tab tab, String host) throws Exception {
    Json seen = tab.evaluate(LOOK.strip() + "(" + Json.quote(host) + ")");
    return new Seen(
        seen.get("hrefs").texts(),
        seen.get("resolved").texts(),
        seen.get("pixels").number(),
        seen.get("inBody").number(),
        seen.get("dom").text(),
        seen.get("text").text());
  }
}
