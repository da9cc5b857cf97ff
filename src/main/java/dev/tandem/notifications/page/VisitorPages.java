package dev.tandem.notifications.page;

import dev.tandem.access.identity.LimitedPerHour;
import dev.tandem.kernel.time.DurationText;
import dev.tandem.notifications.NotificationsProperties;
import dev.tandem.notifications.compose.SecretLinks;
import dev.tandem.notifications.contact.AddressRequestKind;
import dev.tandem.notifications.contact.AddressRequests;
import dev.tandem.notifications.delivery.MailServer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where visitors enter their address to sign up, or to get a new password. */
@Controller
class VisitorPages {

  private final AddressRequests requests;
  private final MailServer server;
  private final NotificationsProperties properties;

  VisitorPages(AddressRequests requests, MailServer server, NotificationsProperties properties) {
    this.requests = requests;
    this.server = server;
    this.properties = properties;
  }

  @GetMapping("/notifications/sign-up")
  String signUp() {
    return "notifications/sign-up";
  }

  @LimitedPerHour(60)
  @PostMapping("/notifications/sign-up")
  String signUp(
      @RequestParam String address,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String language,
      Model model) {
    requests.add(AddressRequestKind.SIGN_UP, address, name, language);
    return sent(properties.verification(), model);
  }

  @GetMapping("/notifications/password-link")
  String passwordLink() {
    return "notifications/password-link";
  }

  @LimitedPerHour(60)
  @PostMapping("/notifications/password-link")
  String passwordLink(@RequestParam String address, Model model) {
    requests.add(AddressRequestKind.PASSWORD, address, null, null);
    return sent(SecretLinks.PASSWORD_LINK_LIFETIME, model);
  }

  private String sent(Duration valid, Model model) {
    model.addAttribute("within", DurationText.of(valid));
    model.addAttribute("offline", !server.isConfigured());
    return "notifications/link-sent";
  }
}
