package dev.tandem.malformed;

import static dev.tandem.malformed.Mistake.harmless;
import static dev.tandem.malformed.Mistake.refused;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The mistakes that the requests of this package make. */
final class Mistakes {

  static final String FORM = "application/x-www-form-urlencoded";
  static final int LIMIT = 1 << 20;

  private static final List<String> BROKEN_ESCAPES =
      List.of("%", "%z", "%zz", "%C3", "%FF", "%ED%A0%BD", "%C0%80", "%F5%80%80%80", "%1", "a%%b");
  private static final List<String> HEADERS =
      List.of(
          "NoColon",
          ": no name",
          "Bad Name: x",
          "X-Control: a\u0001b",
          "X-Null: a\0b",
          "X-Long: " + "x".repeat(20_000),
          "Host: other.example",
          "Content-Length: -1",
          "Content-Length: 99999999999999999999",
          "Content-Length: 1\r\nContent-Length: 2",
          "Content-Length: abc",
          "Transfer-Encoding: gzip",
          "Transfer-Encoding: chunked, chunked",
          "Transfer-Encoding: identity",
          "Accept: ///;;q=x",
          "Accept: text/html;q=2",
          "Accept: " + "a/b,".repeat(600),
          "Accept-Language: " + "x-".repeat(300),
          "Accept-Language: de;q=abc",
          "Accept-Charset: no-such",
          "Accept-Encoding: br;q=z",
          "If-Modified-Since: yesterday",
          "If-Modified-Since: Sun, 99 Foo 2026 99:99:99 GMT",
          "If-None-Match: \"",
          "If-Match: W/",
          "If-Range: ???",
          "If-Unmodified-Since: -1",
          "Idempotency-Key: " + "k".repeat(3000),
          "Idempotency-Key: \u00ff\u00fe",
          "X-Forwarded-For: ::::,,%00",
          "X-Forwarded-Host: a b:c:d",
          "X-Forwarded-Port: 99999999",
          "X-Forwarded-Proto: javascript",
          "X-Forwarded-Prefix: //evil",
          "Forwarded: for=;;host=\"",
          "Origin: null null",
          "Referer: \u0080",
          "traceparent: 00-zz-zz-zz",
          "baggage: =,=;=",
          "Expect: 200-maybe",
          "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: %%%",
          "Upgrade: websocket\r\nConnection: Upgrade",
          "Content-Encoding: gzip",
          "HX-Request: \u00e9",
          "HX-Current-URL: http://[",
          "X-HTTP-Method-Override: DROP",
          "Access-Control-Request-Method: ???",
          "Max-Forwards: -1",
          " folded: header",
          "Range: bytes=99999999-",
          "Range: bytes=5-1",
          "Range: bytes=-0",
          "Range: bytes=a-b",
          "Range: lines=1-2",
          "Range: bytes=" + "0-0,".repeat(200),
          "Range: bytes=0-18446744073709551616");
  private static final List<String> SIGN_INS =
      List.of(
          "Basic !!!",
          "Basic ",
          "Basic OjpAOg==",
          "Basic /w==",
          "Basic bm8tY29sb24=",
          "Bearer",
          "Bearer a.b.c",
          "Bearer " + "x".repeat(4000),
          "Bearer eyJhbGciOiJub25lIn0.e30.",
          "Bearer \u00ff",
          "Digest x",
          "\u0009");
  private static final List<String> COOKIES =
      List.of(
          "zone=%zz",
          "zone=%00",
          "zone=" + "Europe/".repeat(300),
          "zone=\u00e9\u00ff",
          "JSESSIONID=../../etc/passwd",
          "JSESSIONID=%zz; JSESSIONID=x",
          "JSESSIONID=" + "A".repeat(3000),
          "XSRF-TOKEN=%%%",
          "XSRF-TOKEN=\"\\\"",
          "=;;;==",
          "a=b;".repeat(500),
          "$Version=1; $Path=\"",
          "\u0001=\u0002");
  private static final List<String> METHODS =
      List.of("FOO", "get", "TRACE", "CONNECT", "OPTIONS", "PROPFIND", "G\u00e9T", "X".repeat(300));
  private static final List<String> VERSIONS =
      List.of("HTTP/9.9", "HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/1.1 x", "", "XTTP/1.1");
  private static final List<String> PATHS =
      List.of(
          "/%zz",
          "/%",
          "/%00",
          "/%2e%2e/",
          "/../..",
          "//",
          ";a=b",
          "\\",
          "/%2F",
          "/%25",
          "/%C3",
          "/\u00e9",
          "/a\u0001",
          "/.",
          "/%0d%0aX:1",
          "/{x}",
          "/\"<>",
          "/" + "p".repeat(9000));
  private static final List<String> CHUNKS =
      List.of(
          "zz\r\nabc\r\n0\r\n\r\n",
          "-1\r\nabc\r\n",
          "ffffffffffffffff\r\nabc",
          "3\r\nabcdef\r\n0\r\n\r\n",
          "3\r\nab",
          "3;" + "e".repeat(9000) + "\r\nabc\r\n0\r\n\r\n",
          "",
          "\r\n\r\n");
  private static final List<String> TYPES =
      List.of(
          "nonsense",
          "a/b/c",
          "text/plain",
          "application/json;charset=nope",
          "application/json;charset=UTF-16",
          "application/xml",
          "*/*",
          ";",
          FORM + ";charset=UTF-99",
          FORM + ";charset=UTF-16",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "multipart/mixed; boundary=" + "b".repeat(300));
  private static final List<String> JSON =
      List.of(
          "",
          "{",
          "{}",
          "[]",
          "null",
          "[".repeat(6000),
          "{\"a\":".repeat(2000),
          "{\"name\":\"\\ud800\"}",
          "{\"name\":\"\u00ff\u00fe\"}",
          "{\"name\":1e999999999}",
          "\u00ef\u00bb\u00bf{}",
          "{\"username\":{},\"password\":[]}",
          "{\"kind\":\"x\",\"offering\":\"\\u0000\"}",
          "9".repeat(2000));

  private Mistakes() {}

  static List<Mistake> all() {
    return Stream.of(inAddresses(), inHeads(), inBodies()).flatMap(List::stream).toList();
  }

  private static List<Mistake> inAddresses() {
    return List.of(
        refused("escape in the query", (it, random) -> it.query("q=" + escape(random))),
        refused("escape in a name", (it, random) -> it.query(escape(random) + "=1")),
        refused("long query", (it, random) -> it.query("q=" + "x".repeat(9000))),
        harmless("odd query", (it, random) -> it.query("=&&=%00&page=-1&size=1e9&\u00e9=\u00ff")),
        harmless("raw query", (it, random) -> it.query("q=<\"{|}\\^`>")),
        harmless("path", (it, random) -> it.target += pick(PATHS, random)),
        harmless("path before", (it, random) -> it.target = pick(PATHS, random) + it.target),
        harmless(
            "target", (it, random) -> it.target = pick(List.of("*", "x", "http://[/"), random)));
  }

  private static List<Mistake> inHeads() {
    return List.of(
        harmless("header", (it, random) -> it.header(pick(HEADERS, random))),
        harmless("200 headers", (it, random) -> it.header("X: 1\r\n".repeat(199) + "X: 1")),
        harmless("cookie", (it, random) -> it.header("Cookie: " + pick(COOKIES, random))),
        harmless("sign-in", (it, random) -> it.header("Authorization: " + pick(SIGN_INS, random))),
        harmless("method", (it, random) -> it.method = pick(METHODS, random)),
        harmless("version", (it, random) -> it.version = pick(VERSIONS, random)),
        harmless(
            "host", (it, random) -> it.host = pick(List.of("", "Host: a b", "Host: [::"), random)));
  }

  private static List<Mistake> inBodies() {
    return List.of(
        refused(
            "escape in a form",
            (it, random) -> it.query("x=%zz").body(FORM, "a=" + escape(random))),
        refused(
            "large form", (it, random) -> it.query("x=%zz").body(FORM, "a=" + "x".repeat(LIMIT))),
        harmless(
            "form", (it, random) -> it.body(FORM, "_csrf=" + escape(random) + "&username=%zz")),
        harmless("many fields", (it, random) -> it.body(FORM, "a=1&".repeat(20_000))),
        harmless(
            "chunked form",
            (it, random) ->
                it.chunked().body(FORM, chunk("a=" + "x".repeat(LIMIT + random.nextInt(20))))),
        harmless(
            "chunks",
            (it, random) ->
                it.chunked()
                    .body(random.nextBoolean() ? FORM : "application/json", pick(CHUNKS, random))),
        harmless(
            "cut off",
            (it, random) ->
                it.header("Content-Length: 50")
                        .body(
                            pick(
                                List.of(
                                    FORM, "application/json", "multipart/form-data; boundary=b"),
                                random),
                            "{\"a\":")
                        .lengthIsDeclared =
                    false),
        harmless("multipart", (it, random) -> multipart(it, random)),
        harmless("media type", (it, random) -> it.body(pick(TYPES, random), "a=%zz&b")),
        harmless("json", (it, random) -> it.body("application/json", pick(JSON, random))));
  }

  private static void multipart(RawRequest request, RandomGenerator random) {
    var part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n";
    var bodies =
        List.of(
            part,
            part + "--b--\r\n",
            part.repeat(2000) + "--b--\r\n",
            "--b\r\n\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"../x\"\r\n\r\n"
                + "x".repeat(LIMIT - 200)
                + "\r\n--b--\r\n",
            "--b\r\n" + "X: y\r\n".repeat(2000) + "\r\nx\r\n--b--\r\n",
            "nothing of the kind");
    request.body("multipart/form-data; boundary=b", pick(bodies, random));
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n0\r\n\r\n";
  }

  private static String escape(RandomGenerator random) {
    return pick(BROKEN_ESCAPES, random);
  }

  static <T> T pick(List<T> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
