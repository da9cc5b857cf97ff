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
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium at a page of Tandem, as someone with eyes and a keyboard uses it. */
public final class Browser implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final By LOADING_INDICATOR = By.cssSelector("main .waiting");

  private final ChromeDriver driver;
  private final String baseUrl;

  private Browser(ChromeDriver driver, String baseUrl) {
    this.driver = driver;
    this.baseUrl = baseUrl;
  }

  /**
   * Skips the test, in words, where there is no browser.
   *
   * @param width of the window in CSS pixels
   */
  public static Browser open(int port, int width, boolean dark) {
    var found = findChromeDriver();
    var words =
        "NO BROWSER: chromedriver is neither at -Dwebdriver.chrome.driver nor on the PATH;"
            + " the browser tests are skipped";
    if (found.isEmpty()) {
      System.err.println(words);
    }
    Assumptions.assumeTrue(found.isPresent(), words);
    var options = new ChromeOptions();
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(found.orElseThrow().toFile())
            .usingAnyFreePort()
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
    var asked = System.getProperty("webdriver.chrome.driver", "/usr/bin/chromedriver");
    var path = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"));
    return Stream.concat(Stream.of(Path.of(asked)), path.map(it -> Path.of(it, "chromedriver")))
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

  public void clickButton(String words) {
    awaitElement(By.xpath("//main//button[contains(normalize-space(.), '" + words + "')]")).click();
    awaitFragments();
  }

  public void clickElement(String css) {
    awaitElement(By.cssSelector(css)).click();
    awaitFragments();
  }

  public List<WebElement> findAll(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Waits until the words are on the page. */
  public void awaitText(String words) {
    newWait()
        .withMessage(() -> "“" + words + "” on " + currentPath() + ": " + mainText())
        .until(it -> mainText().contains(words));
  }

  /** Loads the page again and again until the words are there: what they tell takes its time. */
  public void reloadUntilText(String words) {
    newWait()
        .withMessage(() -> "“" + words + "” on " + currentPath() + ": " + mainText())
        .until(it -> {
          if (mainText().contains(words)) {
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

  /** Every part answered, axe finds no serious violation, and nothing is to scroll sideways for. */
  public void assertAccessible() {
    awaitFragments();
    assertThat(findAll("main [role=alert]")).as("%s: %s", currentPath(), mainText()).isEmpty();
    var serious =
        new AxeBuilder()
            .analyze(driver).getViolations().stream()
                .filter(it -> Set.of("serious", "critical").contains(it.getImpact()))
                .map(Browser::describeViolation)
                .toList();
    assertThat(serious).as("barriers on %s", currentPath()).isEmpty();
    var sideways =
        driver.executeScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(sideways).as("pixels to scroll sideways on %s", currentPath()).isEqualTo(0L);
  }

  private static String describeViolation(Rule rule) {
    var where = rule.getNodes().stream().map(it -> it.getTarget() + " " + it.getHtml()).toList();
    return rule.getId() + ": " + rule.getHelp() + " " + where;
  }

  private WebElement awaitElement(By what) {
    return newWait()
        .withMessage(() -> what + " on " + currentPath() + ": " + mainText())
        .until(it ->
            it.findElements(what).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
  }

  /** Until every part of the page has answered. */
  private void awaitFragments() {
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
