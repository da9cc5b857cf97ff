package dev.tandem.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;

import dev.tandem.access.identity.Role;
import dev.tandem.access.identity.events.SignedInFromNewDevice;
import dev.tandem.access.signin.MemberId;
import dev.tandem.access.signin.SignIns;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.modulith.test.PublishedEvents.TypedPublishedEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

/** Where a member is signed in, and with which browsers they have been before. */
@ModuleTest
class KnownDeviceTests {

  private static final String PASSWORD = "a long password";
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  @Autowired MockMvc mvc;
  @Autowired SignIns signIns;
  @Autowired DeviceRetention retention;
  @Autowired JdbcClient jdbc;

  final UUID ada = UUID.randomUUID();

  @BeforeEach
  void aMenteeWithAPassword() throws Exception {
    signIns.admit(new MemberId(ada), Role.MENTEE);
    mvc.perform(
        put("/api/access/sign-ins/" + ada)
            .with(LoggedInAs.operator())
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"username\": \"%s\", \"password\": \"%s\"}".formatted(ada, PASSWORD)));
  }

  @Test
  void onlyABrowserThatComesAfterOthersIsNew(AssertablePublishedEvents events) throws Exception {
    var first = device(signIn());
    assertThat(newDevices(events)).isEmpty();
    device(signIn(first));
    assertThat(newDevices(events)).isEmpty();

    var second = device(signIn());
    assertThat(newDevices(events)).hasSize(1);
    signIn(second);
    signIn(first);
    assertThat(newDevices(events)).hasSize(1);
    signIn(new Cookie("tandem-device", "'; drop table"));
    assertThat(newDevices(events)).hasSize(2);
  }

  @Test
  void whatWasNotUsedForLongIsForgottenAlsoIfTheMemberDoesNotComeBack() throws Exception {
    device(signIn());
    lastUsed(399);
    retention.prune();
    assertThat(devices()).isEqualTo(1);

    lastUsed(401);
    retention.prune();
    assertThat(devices()).isZero();
  }

  private void lastUsed(int daysAgo) {
    jdbc.sql(
            """
            update access.known_device set last_used_at = now() - ? * interval '1 day'
            where member_id = ?
            """)
        .params(daysAgo, ada)
        .update();
  }

  private long devices() {
    return jdbc.sql("select count(*) from access.known_device where member_id = ?")
        .param(ada)
        .query(Long.class)
        .single();
  }

  @Test
  void theCookieOfABrowserIsInNoTableAndReadByNoScript() throws Exception {
    var result = signIn();
    var cookie = device(result);

    assertThat(result.getResponse().getHeaders(HttpHeaders.SET_COOKIE))
        .filteredOn(it -> it.startsWith("tandem-device="))
        .singleElement()
        .asString()
        .contains("HttpOnly", "SameSite=Lax", "Path=/");
    assertThat(
            jdbc.sql("select device from access.known_device where member_id = ?")
                .param(ada)
                .query(String.class)
                .list())
        .hasSize(1)
        .doesNotContain(cookie.getValue());
  }

  @Test
  void membersSeeBrowserAndLastUseAndSignOutEverywhere() throws Exception {
    var session = (MockHttpSession) Objects.requireNonNull(signIn().getRequest().getSession());
    var other = (MockHttpSession) Objects.requireNonNull(signIn().getRequest().getSession());
    jdbc.sql(
            "update access.member_session set last_used_at = now() - interval '1 day' where id = ?")
        .param(MemberSessions.idOf(session))
        .update();
    mvc.perform(get("/access/sessions").session(session))
        .andExpect(content().string(containsString("Firefox on Linux")))
        .andExpect(content().string(containsString("last used")));

    assertThat(
            jdbc.sql(
                    "select last_used_at > now() - interval '1 minute' from access.member_session where id = ?")
                .param(MemberSessions.idOf(session))
                .query(Boolean.class)
                .single())
        .isTrue();
    mvc.perform(post("/access/sessions/end-all").session(session).with(csrf()))
        .andExpect(redirectedUrl("/access/sign-in?out"));
    for (var ended : new MockHttpSession[] {session, other}) {
      mvc.perform(get("/access/sessions").session(ended))
          .andExpect(redirectedUrlPattern("/access/sign-in?*"));
    }
  }

  private MvcResult signIn(Cookie... cookies) throws Exception {
    var form =
        post("/access/sign-in")
            .with(csrf())
            .header(HttpHeaders.USER_AGENT, FIREFOX)
            .param("username", ada.toString())
            .param("password", PASSWORD);
    return mvc.perform(cookies.length == 0 ? form : form.cookie(cookies))
        .andExpect(redirectedUrl("/"))
        .andReturn();
  }

  private static Cookie device(MvcResult result) {
    MockHttpServletResponse response = result.getResponse();
    return Objects.requireNonNull(response.getCookie("tandem-device"));
  }

  private TypedPublishedEvents<SignedInFromNewDevice> newDevices(AssertablePublishedEvents events) {
    return events.ofType(SignedInFromNewDevice.class).matching(it -> it.memberId().equals(ada));
  }
}
