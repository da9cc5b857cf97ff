package house.recommendations;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;

@Controller
class Builders {
  @GetMapping("/recommendations/go")
  ResponseEntity<Void> go() {
    var to = UriComponentsBuilder.fromPath("/scheduling").pathSegment("booking").build().toUri();
    return ResponseEntity.status(303).location(to).build();
  }
}
