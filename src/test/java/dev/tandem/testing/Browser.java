package dev.tandem.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium on the pages of Tandem. */
public final class Browser implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final By LOADING_INDICATOR = By.cssSelector("main .waiting, main .htmx-request");

  private final ChromeDriver driver;
  private final String baseUrl;
  private boolean scripts = true;

  private Browser(ChromeDriver driver, String baseUrl) {
    this.driver = driver;
    this.baseUrl = baseUrl;
  }

  /**
   * Opens a window; skips the test, with a message, where chromedriver is missing.
   *
   * @param width of the window, in CSS pixels
   */
  public static Browser open(int port, int width, boolean dark) {
    var chromeDriver = findChromeDriver();
    var message =
        "NO BROWSER: chromedriver is neither at -Dwebdriver.chrome.driver nor on the PATH;"
            + " the browser tests are skipped";
    if (chromeDriver.isEmpty()) {
      System.err.println(message);
    }
    Assumptions.assumeTrue(chromeDriver.isPresent(), message);
    var options = new ChromeOptions();
    var logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromeDriver.orElseThrow().toFile())
            .usingAnyFreePort()
            .withTimeout(Duration.ofSeconds(90))
            .build();
    var driver = new ChromeDriver(service, options);
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
    var scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    return new Browser(driver, "http://localhost:" + port);
  }

  private static Optional<Path> findChromeDriver() {
    var configured = System.getProperty("webdriver.chrome.driver", "/usr/bin/chromedriver");
    var folders = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"));
    return Stream.concat(
            Stream.of(Path.of(configured)), folders.map(it -> Path.of(it, "chromedriver")))
        .filter(Files::isExecutable)
        .findFirst();
  }

  public void signIn(String username, String password) {
    navigateTo("/access/sign-in");
    type("username", username);
    type("password", password);
    clickButton("Sign in");
    awaitText("Hello");
  }

  public void navigateTo(String address) {
    driver.get(baseUrl + address);
    awaitFragments();
  }

  public void type(String field, String text) {
    awaitElement(By.name(field)).sendKeys(text);
  }

  public @Nullable String valueOf(String field) {
    return awaitElement(By.name(field)).getDomProperty("value");
  }

  /** Does this in a new tab, and comes back. */
  public void inAnotherTab(Runnable steps) {
    var tab = driver.getWindowHandle();
    driver.switchTo().newWindow(WindowType.TAB);
    steps.run();
    driver.close();
    driver.switchTo().window(tab);
  }

  /** As if the sign-in had run out. */
  public void forgetSession() {
    driver.manage().deleteCookieNamed("JSESSIONID");
  }

  public void clickButton(String label) {
    awaitElement(By.xpath("//main//button[contains(normalize-space(.), '" + label + "')]")).click();
    awaitFragments();
  }

  public void clickElement(String css) {
    awaitElement(By.cssSelector(css)).click();
    awaitFragments();
  }

  /** Presses keys where the focus is. */
  public void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
    awaitFragments();
  }

  /** The id of what has the focus. */
  public @Nullable String focused() {
    return driver.switchTo().activeElement().getDomAttribute("id");
  }

  public void focus(String css) {
    driver.executeScript("arguments[0].focus()", awaitElement(By.cssSelector(css)));
  }

  public int heightOf(String css) {
    return awaitElement(By.cssSelector(css)).getSize().getHeight();
  }

  /** Loads pages as a browser that runs no scripts. */
  public void turnScriptsOff() {
    scripts = false;
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
  }

  public List<WebElement> findAll(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Waits until the page shows the text. */
  public void awaitText(String text) {
    newWait()
        .withMessage(() -> "“" + text + "” on " + currentPath() + ": " + mainText())
        .until(page -> mainText().contains(text));
  }

  /** Reloads the page until it shows the text, as events take effect some time later. */
  public void reloadUntilText(String text) {
    newWait()
        .withMessage(() -> "“" + text + "” on " + currentPath() + ": " + mainText())
        .until(page -> {
          if (mainText().contains(text)) {
            return true;
          }
          driver.navigate().refresh();
          awaitFragments();
          return false;
        });
  }

  public String mainText() {
    try {
      return driver.findElement(By.tagName("main")).getText();
    } catch (NoSuchElementException | StaleElementReferenceException changing) {
      return "";
    }
  }

  public String currentPath() {
    return String.valueOf(driver.getCurrentUrl()).replace(baseUrl, "");
  }

  /**
   * Asserts that every fragment loaded, the browser refused nothing by the Content-Security-Policy,
   * axe finds no serious violation, and the page does not scroll sideways.
   */
  public void assertAccessible() {
    awaitFragments();
    assertThat(findAll("main [role=alert]")).as("%s: %s", currentPath(), mainText()).isEmpty();
    assertThat(refusedByPolicy()).as("refused on %s", currentPath()).isEmpty();
    var serious =
        new AxeBuilder()
            .analyze(driver).getViolations().stream()
                .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                .map(Browser::describeViolation)
                .toList();
    assertThat(serious).as("accessibility violations on %s", currentPath()).isEmpty();
    refusedByPolicy(); // what axe itself tried
    var sideways =
        driver.executeScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(sideways).as("pixels to scroll sideways on %s", currentPath()).isEqualTo(0L);
  }

  private List<String> refusedByPolicy() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(it -> it.contains("Content Security Policy"))
        .toList();
  }

  private static String describeViolation(Rule rule) {
    var where = rule.getNodes().stream().map(it -> it.getTarget() + " " + it.getHtml()).toList();
    return rule.getId() + ": " + rule.getHelp() + " " + where;
  }

  private WebElement awaitElement(By locator) {
    return newWait()
        .withMessage(() -> locator + " on " + currentPath() + ": " + mainText())
        .until(page ->
            page.findElements(locator).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
  }

  /** Waits until every fragment of the page has loaded. */
  private void awaitFragments() {
    if (!scripts) {
      return;
    }
    newWait().until(it -> it.findElements(LOADING_INDICATOR).isEmpty());
  }

  private WebDriverWait newWait() {
    var wait = new WebDriverWait(driver, TIMEOUT, Duration.ofMillis(100));
    wait.ignoring(WebDriverException.class);
    return wait;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
