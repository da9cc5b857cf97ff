package dev.tandem.testing;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.HashMap;
import java.util.Map;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * A client that keeps answers as far as their headers allow (RFC 9111), as a browser does.
 *
 * @param asks whether it asks for what it has kept each time; without, nothing ends what is kept
 */
public record KeepingClient(
    MockMvc mvc, RequestPostProcessor caller, boolean asks, Map<String, Kept> kept) {

  private record Kept(String tag, String content) {}

  public KeepingClient(MockMvc mvc, RequestPostProcessor caller, boolean asks) {
    this(mvc, caller, asks, new HashMap<>());
  }

  public String read(String path) throws Exception {
    var known = kept.get(path);
    if (known != null && !asks) {
      return known.content();
    }
    var request = get(path).with(caller);
    if (known != null) {
      request.header("If-None-Match", known.tag());
    }
    var answer = mvc.perform(request).andReturn().getResponse();
    if (known != null && answer.getStatus() == 304) {
      return known.content();
    }
    return keep(path, answer);
  }

  private String keep(String path, MockHttpServletResponse answer) throws Exception {
    var tag = answer.getHeader("ETag");
    var content = answer.getContentAsString();
    if (tag == null || String.valueOf(answer.getHeader("Cache-Control")).contains("no-store")) {
      kept.remove(path);
    } else {
      kept.put(path, new Kept(tag, content));
    }
    return content;
  }
}
