package org.waybill.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.waybill.collector.access.Role;

/** Somebody in front of a browser, who counts his steps: clicks, Enters and pastes. */
final class Guest implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** More than any page has places the focus can stand on. */
  private static final int TABS = 900;

  private final Office office;
  private final Way way;
  private final ChromeDriver driver;
  private int steps;

  private Guest(Office office, Way way, ChromeDriver driver) {
    this.office = office;
    this.way = way;
    this.driver = driver;
  }

  /** Opens a browser of its own, without a window. */
  static Guest of(Office office, Way way) throws IOException {
    require(CHROMIUM, "chromium");
    require(DRIVER, "chromium-driver");
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new Guest(office, way, new ChromeDriver(service, options(way)));
  }

  private static void require(Path program, String debian) {
    if (!Files.isExecutable(program)) {
      String missing = "no %s; install it (Debian: apt-get install %s)".formatted(program, debian);
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException(missing);
      }
      Assumptions.abort(missing);
    }
  }

  private static ChromeOptions options(Way way) throws IOException {
    Path profiles = Files.createDirectories(Path.of("target", "chromium")).toAbsolutePath();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-extensions",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--user-data-dir=" + Files.createTempDirectory(profiles, "walk"));
    if (way == Way.WITHOUT_SCRIPT) {
      options.setExperimentalOption(
          "prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  /** Shows pages as that screen would. */
  void use(Screen screen) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", screen.width(), "height", 900, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features", List.of(Map.of("name", "prefers-color-scheme", "value", screen.scheme()))));
  }

  /** Asks for pages in that language from now on. */
  void speak(String language) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", language)));
  }

  /** Signs in with the form and stands on the first page, with no step counted. */
  void signIn(Role role) {
    visit("/login");
    field("user").sendKeys(Office.user(role));
    field("password").sendKeys(Office.PASSWORD);
    loading(() -> field("password").sendKeys(Keys.ENTER));
    steps = 0;
  }

  /** Goes where nobody has to look for the way. */
  void visit(String path) {
    driver.get(office.url() + path);
  }

  /** The same anywhere. */
  void visitUrl(String url) {
    driver.get(url);
  }

  /** Follows the first link or presses the first button that says so; a step. */
  void follow(String words) {
    step(shown("//a[normalize-space(.)=%s] | //button[normalize-space(.)=%s]", words));
  }

  /** Follows the first link whose words begin so; a step. */
  void followLike(String beginning) {
    step(shown("//a[starts-with(normalize-space(.),%s)]", beginning));
  }

  /** Follows the first link in that part of the page; a step. */
  void followIn(String selector) {
    step(driver.findElement(By.cssSelector(selector)));
  }

  private void step(WebElement element) {
    steps++;
    loading(() -> press(element));
  }

  private void press(WebElement element) {
    if (way == Way.KEYBOARD) {
      focus(element);
      driver.switchTo().activeElement().sendKeys(Keys.ENTER);
    } else {
      element.click();
    }
  }

  /** Puts a text into a field; typing is free, pasting is a step. */
  void type(String field, String text) {
    WebElement element = field(field);
    if (way == Way.KEYBOARD) {
      focus(element);
    } else {
      element.click();
    }
    element.clear();
    element.sendKeys(text);
  }

  /** The same from the clipboard; a step. */
  void paste(String field, String text) {
    steps++;
    type(field, text);
  }

  /** Sends the form whose field was filled last; a step. */
  void enter() {
    steps++;
    loading(() -> driver.switchTo().activeElement().sendKeys(Keys.ENTER));
  }

  /** Presses a key on the page itself. */
  void press(CharSequence keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Tab by Tab, as somebody without a mouse has to. */
  private void focus(WebElement wanted) {
    for (int i = 0; i < TABS; i++) {
      if (driver.switchTo().activeElement().equals(wanted)) {
        return;
      }
      new Actions(driver).sendKeys(Keys.TAB).perform();
    }
    throw new AssertionError("no Tab leads to " + wanted.getText() + " on " + path());
  }

  private WebElement shown(String xpath, String words) {
    String text = "\"" + words + "\"";
    return driver.findElements(By.xpath(xpath.replace("%s", text))).stream()
        .filter(WebElement::isDisplayed)
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing to follow says " + text + " on " + path()));
  }

  private WebElement field(String name) {
    return driver.findElement(By.name(name));
  }

  /** Does what leads to another page, and waits until it is there. */
  private void loading(Runnable deed) {
    WebElement old = driver.findElement(By.tagName("main"));
    String before = driver.getCurrentUrl();
    deed.run();
    new WebDriverWait(driver, PATIENCE)
        .until(
            any ->
                !before.equals(driver.getCurrentUrl())
                    || !driver.findElement(By.tagName("main")).equals(old));
  }

  /** What the page looks like from its top on, as a PNG, at most so high. */
  byte[] picture(Screen screen, int height) {
    long whole = ((Number) run("return document.documentElement.scrollHeight")).longValue();
    Map<String, Number> clip =
        Map.of(
            "x", 0, "y", 0, "width", screen.width(), "height", Math.min(whole, height), "scale", 1);
    Object data =
        driver
            .executeCdpCommand(
                "Page.captureScreenshot",
                Map.of("format", "png", "captureBeyondViewport", true, "clip", clip))
            .get("data");
    return Base64.getDecoder().decode(String.valueOf(data));
  }

  /** The words in front of the reader. */
  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  /** The words of the first such element. */
  String text(String selector) {
    return driver.findElement(By.cssSelector(selector)).getText();
  }

  boolean has(String selector) {
    return !driver.findElements(By.cssSelector(selector)).isEmpty();
  }

  /** Where the links on the page lead, as they are written. */
  List<String> links() {
    return links("a[href]");
  }

  /** Where those links lead, as they are written. */
  List<String> links(String selector) {
    // Asked at once: a page that shows what is new by itself takes the elements away between two
    // questions.
    String script =
        "return [...document.querySelectorAll(arguments[0])].map(each => each.getAttribute('href')"
            + " ?? '')";
    return ((List<?>) run(script, selector)).stream().map(String::valueOf).toList();
  }

  /** Where the first link that says so leads. */
  String href(String words) {
    return Optional.ofNullable(shown("//a[normalize-space(.)=%s]", words).getDomAttribute("href"))
        .orElseThrow();
  }

  /** Follows a link that copies where it leads, or leads there without script; a step. */
  String copy(String words) {
    if (way == Way.WITHOUT_SCRIPT) {
      follow(words);
      return path();
    }
    steps++;
    WebElement link = shown("//a[normalize-space(.)=%s]", words);
    driver.executeCdpCommand(
        "Browser.grantPermissions",
        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    press(link);
    new WebDriverWait(driver, PATIENCE)
        .until(any -> !run("return document.getElementById('say').textContent").equals(""));
    return String.valueOf(
        runAsync("const done = arguments[0]; navigator.clipboard.readText().then(done, done);"));
  }

  /** Where the reader is: path and query. */
  String path() {
    String url = Optional.ofNullable(driver.getCurrentUrl()).orElse("");
    return url.startsWith(office.url()) ? url.substring(office.url().length()) : url;
  }

  /** Counts from here. */
  void begin() {
    steps = 0;
  }

  int steps() {
    return steps;
  }

  /** What a script in the page finds. */
  Object run(String script, Object... arguments) {
    return Optional.ofNullable(((JavascriptExecutor) driver).executeScript(script, arguments))
        .orElse("");
  }

  /** What a script in the page finds in its own time; it calls its last argument with it. */
  Object runAsync(String script, Object... arguments) {
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    return Optional.ofNullable(((JavascriptExecutor) driver).executeAsyncScript(script, arguments))
        .orElse("");
  }

  /** What the browser complained of since the last time: scripts, policy, answers. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** What was asked of anybody but us since the last time. */
  List<String> strangers() {
    return Requests.in(driver.manage().logs().get(LogType.PERFORMANCE)).stream()
        .filter(url -> !url.startsWith(office.url() + "/"))
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
