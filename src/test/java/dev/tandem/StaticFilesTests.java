package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.tandem.testing.LoggedInAs;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Browsers load a file of the pages once, and never show an old one. */
@SpringBootTest
@AutoConfigureMockMvc
class StaticFilesTests {

  private static final Pattern FILE =
      Pattern.compile("(?:href|src)=\"(/(?:kernel|webjars)/[^\"]+)\"");
  private static final Pattern DIGEST = Pattern.compile("-([0-9a-f]{32})\\.");
  private static final String OF_ANOTHER_BUILD = "0123456789abcdef0123456789abcdef";

  @Autowired MockMvc mvc;
  @Autowired MeterRegistry meters;

  @Test
  void everyFileOfAPageIsKeptForEverUnderTheDigestOfItsContent() throws Exception {
    assertThat(filesOf(send(get("/access/sign-in"))))
        .hasSize(4)
        .allSatisfy(address -> {
          var file = send(get(address));
          assertThat(file.getStatus()).isEqualTo(200);
          assertThat(file.getHeaders("Cache-Control"))
              .containsExactly("public, max-age=31536000, immutable");
          assertThat(address).contains(tagOf(file).replace("\"", ""));
          assertThat(file.getHeaders("Set-Cookie")).isEmpty();
          assertThat(file.getContentAsByteArray())
              .isNotEmpty()
              .isEqualTo(send(get(plain(address))).getContentAsByteArray());
        });
  }

  /**
   * A controller answers none of them: the page of a filter, of an error, of the build's report.
   */
  @Test
  void pagesThatNoControllerWritesLinkTheSameFiles() throws Exception {
    var files = filesOf(send(get("/access/sign-in")));

    for (var request :
        List.of(
            post("/access/sign-in").content(new byte[2 << 20]),
            get("/nothing/here").with(LoggedInAs.operator()),
            get("/architecture").with(LoggedInAs.operator()))) {
      assertThat(filesOf(send(request))).isEqualTo(files);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/kernel/tandem.css",
        "/kernel/tandem.js",
        "/kernel/tandem.svg",
        "/webjars/htmx.org/2.0.10/dist/htmx.min.js"
      })
  void aFileThatIsAskedForByItsNameIsAskedForAgain(String path) throws Exception {
    var file = send(get(path));
    assertThat(file.getHeaders("Cache-Control")).containsExactly("public, no-cache");

    var again = send(get(path).header("If-None-Match", tagOf(file)));
    assertThat(again.getStatus()).isEqualTo(304);
    assertThat(again.getHeaders("Cache-Control")).containsExactly("public, no-cache");
    assertThat(again.getHeader("ETag")).isEqualTo(tagOf(file));
    assertThat(send(get(path).header("If-None-Match", "\"other\"")).getStatus()).isEqualTo(200);
  }

  /** While processes of two builds answer, the page of one loads the files of the other. */
  @Test
  void thePageOfAnotherBuildGetsTheFileOfThisOneAndDoesNotKeepIt() throws Exception {
    for (var path : filesOf(send(get("/access/sign-in")))) {
      var other = DIGEST.matcher(path).replaceFirst("-" + OF_ANOTHER_BUILD + ".");
      var file = send(get(other));
      assertThat(file.getStatus()).as(other).isEqualTo(200);
      assertThat(file.getHeaders("Cache-Control")).containsExactly("public, no-cache");
      assertThat(tagOf(file)).isEqualTo(tagOf(send(get(path))));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/kernel/tandem-x.css",
        "/kernel/other-0123456789abcdef0123456789abcdef.css",
        "/kernel/tandem-0123456789ABCDEF0123456789ABCDEF.css",
        "/kernel/tandem-0123456789abcdef0123456789abcdef.css/x",
        "/kernel/0123456789abcdef0123456789abcdef.css"
      })
  void whatIsNoFileIsNotThere(String path) throws Exception {
    var answer = send(get(path).with(LoggedInAs.mentee(new UUID(1, 1))));
    assertThat(answer.getStatus()).isEqualTo(404);
    assertThat(answer.getHeader("Cache-Control")).contains("no-store");
  }

  @Test
  void whoMakesUpDigestsFillsNoMemory() throws Exception {
    send(get("/kernel/tandem.css"));
    var before = rememberedAddresses();
    for (int i = 0; i < 50; i++) {
      send(get("/kernel/tandem-%032x.css".formatted(i)));
    }
    assertThat(rememberedAddresses()).isEqualTo(before).isPositive();
  }

  private double rememberedAddresses() {
    return meters
        .get("cache.size")
        .tags("tandem.module", "kernel", "cache", "caching.StaticFileConfiguration.resolved")
        .gauge()
        .value();
  }

  private static String plain(String address) {
    return DIGEST.matcher(address).replaceFirst(".");
  }

  private static String tagOf(MockHttpServletResponse file) {
    assertThat(file.getHeaders("ETag")).singleElement().asString().matches("\"[0-9a-f]{32}\"");
    return String.valueOf(file.getHeader("ETag"));
  }

  private static List<String> filesOf(MockHttpServletResponse page) throws Exception {
    var files =
        FILE.matcher(page.getContentAsString())
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();
    assertThat(files).isNotEmpty().allMatch(DIGEST.asPredicate());
    return files;
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }
}
