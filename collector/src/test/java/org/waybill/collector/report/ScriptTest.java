package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.sent;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.proof.browser.Chromium;
import org.waybill.proof.browser.Tab;

/** What the script adds, in a real browser under the pages' own policy. */
class ScriptTest {

  @TempDir private Path folder;
  private ReportSite site;
  private Chromium chromium;
  private Tab tab;

  @BeforeEach
  void open() throws Exception {
    chromium = Chromium.start("EXCLUDE 127.0.0.1");
    tab = chromium.scriptedTab();
    site = new ReportSite(folder);
    for (int n = 1; n <= 3; n++) {
      site.journal.ledger(sent(n, "Letter " + (char) ('A' + n), 1));
    }
    site.apply();
  }

  @AfterEach
  void close() throws Exception {
    chromium.close();
    site.close();
  }

  /** Shows a page and leaves a mark that only lasts until a page is loaded whole. */
  private void show(String path) throws Exception {
    tab.showWhole(site.url(path));
    tab.evaluate("void (window.here = true)");
  }

  private String text(String expression) throws Exception {
    return tab.evaluate("String(" + expression + ")").text();
  }

  @Test
  void anotherStateShouldTakeThePlaceOfThisOneWithoutLoadingThePage() throws Exception {
    show("/messages");

    tab.evaluate("document.querySelector('nav a[href*=\"period=28d\"]').focus()");
    tab.evaluate("document.activeElement.click()");
    tab.await("location.search === '?period=28d'");
    tab.await("document.activeElement.getAttribute('aria-current') === 'true'");

    assertThat(text("window.here")).isEqualTo("true");
    assertThat(text("document.getElementById('say').textContent")).contains("3 messages");
    tab.evaluate("history.back()");
    tab.await(
        "location.search === '' && document.querySelector('[aria-current=\"true\"]')"
            + ".textContent === '7 days'");
    assertThat(text("window.here")).isEqualTo("true");
  }

  @Test
  void searchShouldAnswerInItsPlaceAndKeepTheFocus() throws Exception {
    show("/messages");

    tab.evaluate("document.getElementById('q').focus()");
    tab.evaluate("document.getElementById('q').value = 'letter'");
    tab.evaluate("document.querySelector('main form').requestSubmit()");
    tab.await("location.search === '?q=letter'");
    tab.await("document.activeElement.id === 'q'");

    assertThat(text("window.here")).isEqualTo("true");
    assertThat(text("document.querySelectorAll('main tbody tr').length")).isEqualTo("3");
  }

  @Test
  void keysShouldMoveThroughRowsAndPagesButNotWhileTyping() throws Exception {
    show("/messages?fold=0");

    tab.press("j");
    tab.press("j");
    assertThat(text("document.activeElement.textContent")).isEqualTo("Letter C");
    tab.press("k");
    assertThat(text("document.activeElement.textContent")).isEqualTo("Letter D");
    tab.press("/");
    assertThat(text("document.activeElement.id")).isEqualTo("find");
    tab.press("j");
    assertThat(text("document.activeElement.value")).isEqualTo("j");
    tab.evaluate("document.activeElement.blur()");
    tab.press("g");
    tab.press("o");
    tab.await("location.pathname === '/overview'");
  }

  @Test
  void keysShouldDoNothingWhenTheyAreOff() throws Exception {
    show("/messages?fold=0");

    tab.evaluate("void (document.documentElement.dataset.keys = 'off')");
    tab.press("j");

    assertThat(text("document.activeElement === document.body")).isEqualTo("true");
  }

  @Test
  void pageShouldRunOnlyWhatItsPolicyAllows() throws Exception {
    show("/overview");

    assertThat(
            text(
                "performance.getEntriesByType('resource').map(r => new URL(r.name).origin)"
                    + ".filter(origin => origin !== location.origin).length"))
        .isEqualTo("0");
    assertThat(text("document.querySelectorAll('[style], script:not([src])').length"))
        .isEqualTo("0");
  }
}
