package house.recommendations;

import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class ChoicePages {
  private static final String HOME = "/recommendations";

  @PostMapping("/recommendations/choices")
  String choose(@RequestParam UUID mentor) {
    return "redirect:" + address(mentor);
  }

  private static String address(UUID mentor) {
    return HOME + "/choices/%s?saved".formatted(mentor);
  }

  @PostMapping("/api/recommendations/choices")
  ResponseEntity<Void> create() {
    return ResponseEntity.created(URI.create("/api/recommendations/choices/1")).build();
  }
}
