package dev.tandem.access.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** Sessions begin anew at each sign-in, and end as module-docs/security.md says. */
@ModuleTest
class SessionLifeTests {

  @Autowired MockMvc mvc;
  @Autowired Environment environment;

  @Test
  void signingInReplacesASessionThatWasThereBefore() throws Exception {
    var planted = new MockHttpSession();
    var plantedId = planted.getId();
    mvc.perform(get("/access/sign-in").session(planted));

    var answer =
        mvc.perform(
                post("/access/sign-in")
                    .session(planted)
                    .with(LoggedInAs.cookieOf(planted))
                    .with(csrf())
                    .param("username", "operator")
                    .param("password", "known-to-tests-only"))
            .andExpect(redirectedUrl("/"))
            .andReturn();

    var session = Objects.requireNonNull(answer.getRequest().getSession(false));
    assertThat(session.getId()).isNotEqualTo(plantedId);
  }

  @Test
  void theIdleTimeIsTheDocumentedOne() throws Exception {
    var idle =
        DurationStyle.detectAndParse(
            environment.getRequiredProperty("server.servlet.session.timeout"));
    assertThat(idle).isEqualTo(Duration.ofHours(8));
    assertThat(Files.readString(Path.of("module-docs/security.md")))
        .contains("A session ends after **8 hours** without a request");
  }
}
