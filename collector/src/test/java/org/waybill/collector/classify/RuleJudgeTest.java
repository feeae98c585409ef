package org.waybill.collector.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.networks.NetworkSamples;

/** Single hits: what the request says, and when it came. */
class RuleJudgeTest {
  private static final String HOME = "192.0.2.1";
  private static final double LATER = 4_000;

  @Test
  void browserShouldBeAPersonWithoutAReason() {
    assertThat(Story.ofCopy().click(LATER, 1, HOME, Story.BROWSER).onlyJudged())
        .isEqualTo(Judgement.PERSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Thunderbird/128.5.0",
        "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17928; Pro)",
        "Outlook-Android/2.0 (Android 14)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Mailspring/1.13 Chrome/69.0"
            + " Electron/8.0 Safari/537.36"
      })
  void mailProgramShouldBeAPersonWithoutAReason(String agent) {
    assertThat(Story.ofCopy().open(LATER, HOME, agent).onlyJudged()).isEqualTo(Judgement.PERSON);
  }

  @ParameterizedTest
  @CsvSource({"HEAD, HEAD", "OTHER, POST", "OTHER, OPTIONS"})
  void otherMethodsShouldBeAMachine(EventType type, String method) {
    expect(
        Story.ofCopy().hit(LATER, type, method, 1, HOME, Story.BROWSER, Story.READER),
        Verdict.MACHINE,
        Reason.METHOD);
  }

  @Test
  void tamperingInItsNetworkShouldMakeAHitUncertainAndNoMore() {
    expect(
        Story.ofCopy().click(LATER, 1, HOME, Story.BROWSER).nearTampering(),
        Verdict.UNCERTAIN,
        Reason.MUTATED);
    Story machine = Story.ofCopy().click(LATER, 1, HOME, "").nearTampering();
    assertThat(machine.onlyJudged().verdict()).isEqualTo(Verdict.MACHINE);
    assertThat(machine.onlyJudged().reasons().list())
        .containsExactlyInAnyOrder(Reason.NO_AGENT, Reason.MUTATED);
  }

  @Test
  void noAgentShouldBeAMachine() {
    expect(Story.ofCopy().click(LATER, 1, HOME, ""), Verdict.MACHINE, Reason.NO_AGENT);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Purpose, prefetch;prerender",
    "Purpose, prefetch",
    "X-Purpose, preview",
    "X-Moz, prefetch"
  })
  void prefetchHeaderShouldBeAMachine(String header, String value) {
    Story story =
        Story.ofCopy()
            .hit(LATER, EventType.CLICK, "GET", 1, HOME, Story.BROWSER, Map.of(header, value));
    expect(story, Verdict.MACHINE, Reason.PREFETCH_HEADER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl/8.5.0",
        "python-requests/2.31.0",
        "Go-http-client/2.0",
        "Mozilla/5.0 (compatible; ExampleBot/1.0; +https://bot.example/)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " HeadlessChrome/130.0.0.0 Safari/537.36",
        "Barracuda Sentinel (EE)",
        "okhttp/5.0"
      })
  void scriptShouldBeAMachine(String agent) {
    expect(Story.ofCopy().click(LATER, 1, HOME, agent), Verdict.MACHINE, Reason.CLIENT);
  }

  @Test
  void unknownProgramShouldBeUncertain() {
    expect(Story.ofCopy().open(LATER, HOME, "Lettera 7"), Verdict.UNCERTAIN, Reason.CLIENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (Linux; Android 13; CUBOT P80) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/140.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 14; Q bot Spider Build/AB1) AppleWebKit/537.36 (KHTML, like"
            + " Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 14; Ruby Curl) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/140.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/132.0.0.0 Safari/537.36"
            + " MicroMessenger/7.0 NetType/WIFI WindowsWechat",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/22B83"
            + " [FBAN/FBIOS;FBAV/490.0]"
      })
  void personShouldNotBeLostToANameThatOnlySoundsLikeAMachine(String agent) {
    assertThat(Story.ofCopy().click(LATER, 1, HOME, agent).onlyJudged())
        .isEqualTo(Judgement.PERSON);
  }

  @Test
  void previewShouldBeShared() {
    expect(
        Story.ofCopy().muteClick(LATER, 1, HOME, "WhatsApp/2.24.1 N"),
        Verdict.SHARED,
        Reason.PREVIEW_BOT);
  }

  @Test
  void appleShouldPrefetchPicturesAlone() {
    expect(Story.ofCopy().open(LATER, HOME, "Mozilla/5.0"), Verdict.MACHINE, Reason.APPLE);
    expect(Story.ofCopy().click(LATER, 1, HOME, "Mozilla/5.0"), Verdict.MACHINE, Reason.CLIENT);
  }

  @Test
  void appleMailThatAsksForPicturesShouldBeAPerson() {
    String view =
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
    Map<String, String> pictures = Map.of("Accept", "image/avif,image/png,*/*;q=0.5");
    Story own = Story.ofCopy().hit(LATER, EventType.OPEN, "GET", 0, HOME, view, pictures);
    assertThat(own.onlyJudged()).isEqualTo(Judgement.PERSON);
    Map<String, String> anything = Map.of("Accept", "*/*");
    expect(
        Story.ofCopy().hit(LATER, EventType.OPEN, "GET", 0, HOME, view, anything),
        Verdict.MACHINE,
        Reason.APPLE);
  }

  @Test
  void imageProxyShouldBeAPersonBehindIt() {
    String proxy = "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko (via ggpht.com GoogleImageProxy)";
    expect(Story.ofCopy().open(30, "66.249.84.1", proxy), Verdict.PERSON, Reason.PROXY);
    Story soon = Story.ofCopy().open(29, "66.249.84.1", proxy);
    expect(soon, Verdict.UNCERTAIN, Reason.PROXY, Reason.PROXY_SOON);
  }

  @ParameterizedTest
  @CsvSource({"2, MACHINE", "2.1, UNCERTAIN", "10, UNCERTAIN", "10.1, PERSON", "60, PERSON"})
  void clickSoonAfterDeliveryShouldBeDoubted(double seconds, Verdict verdict) {
    expect(Story.ofCopy().click(seconds, 1, HOME, Story.BROWSER), verdict, Reason.TOO_SOON);
  }

  @Test
  void clickWithinAMinuteShouldBeUncertainWithoutALanguage() {
    expect(
        Story.ofCopy().muteClick(40, 1, HOME, Story.BROWSER), Verdict.UNCERTAIN, Reason.TOO_SOON);
  }

  @Test
  void clickBeforeDeliveryShouldBeAMachine() {
    expect(
        Story.ofCopy().click(-6, 1, HOME, Story.BROWSER), Verdict.MACHINE, Reason.BEFORE_DELIVERY);
    expect(Story.ofCopy().open(-6, HOME, Story.BROWSER), Verdict.MACHINE, Reason.BEFORE_DELIVERY);
  }

  @Test
  void hitBeforeHandOffShouldNotBeHeldAgainstItWhenClocksDiffer() {
    assertThat(Story.ofCopyHandedOff().open(-60, HOME, Story.BROWSER).onlyJudged())
        .isEqualTo(Judgement.PERSON);
  }

  @Test
  void browserShouldBeOldAtTheTimeOfTheHit() {
    String old = Story.BROWSER.replace("142", "90");
    expect(Story.ofCopy().click(LATER, 1, HOME, old), Verdict.UNCERTAIN, Reason.OLD_BROWSER);
    double fourYears = 4.0 * 365 * 86_400;
    assertThat(Story.ofCopyHandedOff().click(-fourYears, 1, HOME, old).onlyJudged().reasons())
        .isNotEqualTo(Reasons.of(Reason.OLD_BROWSER));
    String coming = Story.BROWSER.replace("142", "242");
    assertThat(Story.ofCopy().click(LATER, 1, HOME, coming).onlyJudged())
        .isEqualTo(Judgement.PERSON);
  }

  @ParameterizedTest
  @CsvSource({
    "20.72.1.1, CLICK, MACHINE, MS_CLICK",
    "20.72.1.1, OPEN, UNCERTAIN, MS_PIXEL",
    "17.1.1.1, OPEN, MACHINE, APPLE",
    "198.51.100.1, OPEN, MACHINE, SCANNER",
    "203.0.113.1, CLICK, INTERNAL, INTERNAL"
  })
  void networkShouldTell(String address, EventType type, Verdict verdict, Reason reason) {
    Story story =
        Story.ofCopy()
            .hit(
                LATER,
                type,
                "GET",
                type == EventType.CLICK ? 1 : 0,
                address,
                Story.BROWSER,
                Story.READER);
    RuleJudge judge = RuleJudge.of(Rules.builtIn(), NetworkSamples.networks());
    assertThat(story.judgedBy(judge)).containsExactly(Judgement.of(verdict, reason));
  }

  private static void expect(Story story, Verdict verdict, Reason... reasons) {
    assertThat(story.onlyJudged()).isEqualTo(new Judgement(verdict, Reasons.of(reasons)));
  }
}
