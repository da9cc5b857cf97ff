package dev.tandem.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.text.SearchKey;
import dev.tandem.kernel.web.Paging;
import dev.tandem.members.events.MemberJoined;
import dev.tandem.members.events.MenteeGoalsChanged;
import dev.tandem.members.events.MentorListed;
import dev.tandem.members.events.MentorProfileChanged;
import dev.tandem.members.events.MentorUnlisted;
import dev.tandem.members.person.Member;
import dev.tandem.members.person.MemberId;
import dev.tandem.members.person.Members;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ModuleTest
class MembersTests {

  @Autowired MockMvc mvc;
  @Autowired ApplicationContext context;
  @Autowired JdbcClient jdbc;
  @Autowired Members members;

  @Test
  void runsWithoutTheModulesThatListenToIt() {
    assertThat(Arrays.stream(context.getBeanDefinitionNames()).map(context::getType))
        .noneMatch(it ->
            it != null
                && it.getPackageName()
                    .matches("dev.tandem.(portal|billing|scheduling|recommendations)"));
  }

  @Test
  void aMentorWhoJoinsIsAnnouncedAndFound(AssertablePublishedEvents events) throws Exception {
    var id = add(mentor("Ada Okafor", "Kotlin coroutines"));

    assertThat(events.ofType(MemberJoined.class).matching(it -> it.memberId().equals(id)))
        .singleElement()
        .satisfies(it -> assertThat(it.role()).isEqualTo(Role.MENTOR));
    assertThat(events.ofType(MentorListed.class).matching(it -> it.mentorId().equals(id)))
        .singleElement()
        .satisfies(it -> assertThat(it.skills()).containsExactly("Kotlin coroutines"))
        .satisfies(it -> assertThat(it.meta().version()).isEqualTo(2));
    mvc.perform(
            get("/api/members/mentors?q=okafor KOTLIN").with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].id").value(id.toString()))
        .andExpect(jsonPath("$.items[0].zone").value("Africa/Lagos"));
  }

  @Test
  void mentorsAreFoundBySkillAndLanguage() throws Exception {
    var id = add(mentor("Sven", "Embedded Rust"));
    var me = LoggedInAs.mentee(UUID.randomUUID());

    mvc.perform(get("/api/members/mentors?skill=embedded rust&language=EN").with(me))
        .andExpect(jsonPath("$.items[0].id").value(id.toString()));
    mvc.perform(get("/api/members/mentors?skill=embedded rust&language=de").with(me))
        .andExpect(jsonPath("$.total").value(0));
    mvc.perform(get("/api/members/mentors").param("q", "100%_\\").with(me))
        .andExpect(jsonPath("$.total").value(0));
    mvc.perform(get("/api/members/mentors").param("q", "a\u0000b").with(me))
        .andExpect(status().isBadRequest());
  }

  @ParameterizedTest
  @CsvSource({
    "Jürgen Großmann, GROSSMANN",
    "Οδυσσέας Παπαδός, ΠΑΠΑΔΌΣ",
    "E\u0301va Ｙａｍａ, \u00c9VA yama"
  })
  void namesAreFoundWithoutRegardToCaseAndForm(String name, String typed) throws Exception {
    var id = add(mentor(name, "Searching"));

    mvc.perform(
            get("/api/members/mentors")
                .param("q", typed)
                .with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(jsonPath("$.items[0].id").value(id.toString()));
    assertThat(members.search(typed, null, Paging.FIRST).items())
        .extracting(Member::id)
        .containsExactly(new MemberId(id));
  }

  @Test
  void theDatabaseComparesTextAsTheSearchDoes() {
    var letters =
        IntStream.range(0x20, 0x2FFFF)
            .filter(it -> Character.isDefined(it) && Character.getType(it) != Character.SURROGATE)
            .filter(it -> Character.getType(it) != Character.PRIVATE_USE)
            .mapToObj(Character::toString)
            .toArray(String[]::new);
    var folded =
        jdbc.sql(
                "select members.fold(letter) from unnest(?) with ordinality as t(letter, nth) order by nth")
            .param(letters)
            .query(String.class)
            .list();

    var different =
        IntStream.range(0, letters.length)
            .filter(it -> !SearchKey.of(letters[it]).equals(folded.get(it)))
            .mapToObj(it -> letters[it]);
    assertThat(different).isEmpty();
  }

  @Test
  void theSameKeyAddsTheSamePersonOnce() throws Exception {
    var body = mentor("Once Only", "Idempotence");
    var key = UUID.randomUUID().toString();

    var first =
        UUID.fromString(
            id(json(post("/api/members/mentors"), body).header("Idempotency-Key", key)));
    var second =
        UUID.fromString(
            id(json(post("/api/members/mentors"), body).header("Idempotency-Key", key)));

    assertThat(second).isEqualTo(first);
    mvc.perform(
            json(post("/api/members/mentors"), mentor("Other", "Idempotence"))
                .header("Idempotency-Key", key))
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void onlyOperatorsAddPeople() throws Exception {
    for (var path : new String[] {"mentors", "mentees", "cohorts"}) {
      mvc.perform(
              post("/api/members/" + path)
                  .contentType(MediaType.APPLICATION_JSON)
                  .content("{}")
                  .with(LoggedInAs.mentor(UUID.randomUUID())))
          .andExpect(status().isForbidden());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"zone\": \"Mars/Olympus\"        | Mars/Olympus",
        "\"zone\": \"+02:00\"              | Europe/Berlin",
        "\"languages\": [\"klingon\"]      | klingon",
        "\"languages\": []                 | languages",
        "\"name\": \"   \"                 | name is missing",
        "\"name\": \"a\\u0007b\"           | cannot be shown",
        "\"name\": \"a\\u202eb\"           | cannot be shown",
        "\"name\": \"\\u00a0\"             | name is missing",
        "\"name\": \"\\u200b\\u3164\"       | name is missing",
        "\"skills\": [null]                | Skills",
        "\"skills\": []                    | at least one skill",
        "\"skills\": [\"ask me@x.example\"] | a few words",
        "\"capacity\": -1                  | capacity",
        "\"capacity\": 2000000000          | capacity"
      })
  void nonsenseIsRefusedWithASentence(String field, String sentence) throws Exception {
    var name = field.substring(0, field.indexOf(':'));
    var body =
        mentor("Right", "Right")
            .replaceFirst(
                name + ": (\\[[^]]*]|\"[^\"]*\"|\\d+)", Matcher.quoteReplacement(field.strip()));

    mvc.perform(json(post("/api/members/mentors"), body))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.detail").value(containsString(sentence.strip())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"x\"",
        "{\"skills\": 3}",
        "{\"capacity\": \"many\"}",
        "{\"capacity\": 99999999999999999999}"
      })
  void whatIsNotTheRightJsonIsRefused(String body) throws Exception {
    mvc.perform(json(post("/api/members/mentors"), body)).andExpect(status().is4xxClientError());
  }

  @Test
  void aBioOfTenThousandLettersIsRefusedWithItsLength() throws Exception {
    var body =
        mentor("Long", "Writing")
            .replace("\"bio\": \"\"", "\"bio\": \"" + "x".repeat(10_000) + "\"");

    mvc.perform(json(post("/api/members/mentors"), body))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.detail").value(containsString("10,000")));
  }

  @Test
  void mentorsChangeTheirOwnProfileAndNoOneElses(AssertablePublishedEvents events)
      throws Exception {
    var id = add(mentor("Mina", "Go"));
    var other = add(mentor("Nils", "Go"));
    var body = mentor("Mina Park", "Go");

    mvc.perform(
            put("/api/members/mentors/" + id)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(LoggedInAs.mentor(id)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.name").value("Mina Park"));
    mvc.perform(
            put("/api/members/mentors/" + other)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(LoggedInAs.mentor(id)))
        .andExpect(status().isNotFound());

    assertThat(events.ofType(MentorProfileChanged.class).matching(it -> it.mentorId().equals(id)))
        .singleElement()
        .satisfies(it -> assertThat(it.meta().version()).isEqualTo(3));
    assertThat(
            events.ofType(MentorProfileChanged.class).matching(it -> it.mentorId().equals(other)))
        .isEmpty();
  }

  @Test
  void aStalePageDoesNotOverwriteWhatIsNewer() throws Exception {
    var id = add(mentor("Mina", "Go"));
    var stale = mentor("Old", "Go").replace("{", "{\"version\": 1, ");

    mvc.perform(json(put("/api/members/mentors/" + id), stale))
        .andExpect(status().isConflict())
        .andExpect(
            jsonPath("$.detail").value(containsString("Compare it with the current version")));
  }

  @Test
  void anUnlistedMentorIsGoneForOthersUntilRelisted(AssertablePublishedEvents events)
      throws Exception {
    var id = add(mentor("Shy", "Quiet work"));
    var someone = LoggedInAs.mentee(UUID.randomUUID());

    mvc.perform(post("/api/members/mentors/" + id + "/unlisting").with(LoggedInAs.mentor(id)))
        .andExpect(jsonPath("$.listed").value(false));
    mvc.perform(post("/api/members/mentors/" + id + "/unlisting").with(LoggedInAs.mentor(id)))
        .andExpect(status().isConflict());
    mvc.perform(get("/api/members/mentors?skill=quiet work").with(someone))
        .andExpect(jsonPath("$.total").value(0));
    mvc.perform(get("/api/members/mentors/" + id).with(someone)).andExpect(status().isNotFound());
    mvc.perform(get("/api/members/mentors/" + id).with(LoggedInAs.mentor(id)))
        .andExpect(status().isOk());
    mvc.perform(post("/api/members/mentors/" + id + "/listing").with(LoggedInAs.operator()))
        .andExpect(jsonPath("$.listed").value(true));

    assertThat(events.ofType(MentorUnlisted.class).matching(it -> it.mentorId().equals(id)))
        .hasSize(1);
    assertThat(events.ofType(MentorListed.class).matching(it -> it.mentorId().equals(id)))
        .hasSize(2);
  }

  @Test
  void onlyAnOperatorPutsBackOnTheListWhatAnOperatorTookOff() throws Exception {
    var id = add(mentor("Loud", "Noise"));
    var mentor = LoggedInAs.mentor(id);
    mvc.perform(post("/api/members/mentors/" + id + "/unlisting").with(LoggedInAs.operator()))
        .andExpect(status().isOk());

    mvc.perform(post("/api/members/mentors/" + id + "/listing").with(mentor))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.detail").value(containsString("ask an operator")));
    mvc.perform(post("/api/members/mentors/" + id + "/listing").with(LoggedInAs.operator()))
        .andExpect(jsonPath("$.listed").value(true));
    mvc.perform(post("/api/members/mentors/" + id + "/unlisting").with(mentor))
        .andExpect(status().isOk());
    mvc.perform(post("/api/members/mentors/" + id + "/listing").with(mentor))
        .andExpect(jsonPath("$.listed").value(true));
  }

  @Test
  void aMenteesTopicsTravelAndTheirOwnWordsDoNot(AssertablePublishedEvents events)
      throws Exception {
    var id = addMentee("Secret Name");

    assertThat(events.ofType(MenteeGoalsChanged.class).matching(it -> it.menteeId().equals(id)))
        .singleElement()
        .satisfies(it -> assertThat(it.topics()).containsExactly("System design"))
        .satisfies(it -> assertThat(it.toString()).doesNotContain("Secret", "my boss"));
    mvc.perform(get("/api/members/mentees/" + id).with(LoggedInAs.mentee(id)))
        .andExpect(jsonPath("$.goals").value("Convince my boss"));
    mvc.perform(get("/api/members/mentees/" + id).with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isNotFound());
  }

  @Test
  void everyoneLearnsWhoTheyAre() throws Exception {
    var id = addMentee("Tara Lind");

    mvc.perform(get("/api/members/me").with(LoggedInAs.mentee(id)))
        .andExpect(
            content()
                .json(
                    "{\"id\": \"%s\", \"name\": \"Tara Lind\", \"roles\": [\"MENTEE\"]}"
                        .formatted(id)));
    mvc.perform(get("/api/members/me").with(LoggedInAs.operator()))
        .andExpect(jsonPath("$.roles[0]").value("OPERATOR"));
  }

  private UUID add(String body) throws Exception {
    return UUID.fromString(id(json(post("/api/members/mentors"), body)));
  }

  private UUID addMentee(String name) throws Exception {
    var body =
        """
        {"name": "%s", "goals": "Convince my boss", "topics": ["System design"],
         "languages": ["en"], "zone": "Asia/Kolkata"}
        """;
    return UUID.fromString(id(json(post("/api/members/mentees"), body.formatted(name))));
  }

  private String id(MockHttpServletRequestBuilder request) throws Exception {
    var answer = mvc.perform(request).andExpect(status().isCreated()).andReturn().getResponse();
    return JsonPath.read(answer.getContentAsString(), "$.id");
  }

  private static MockHttpServletRequestBuilder json(
      MockHttpServletRequestBuilder request, String body) {
    return request
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .with(LoggedInAs.operator());
  }

  private static String mentor(String name, String skill) {
    return """
    {"name": "%s", "headline": "Builds things that last", "bio": "", "skills": ["%s"],
     "languages": ["en", "yo"], "zone": "Africa/Lagos", "capacity": 4}
    """
        .formatted(name, skill);
  }
}
