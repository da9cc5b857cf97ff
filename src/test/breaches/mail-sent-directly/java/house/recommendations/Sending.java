package house.recommendations;

import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.stereotype.Component;

@Component
class Sending {
  private final MailSender server;

  Sending(MailSender server) {
    this.server = server;
  }

  void send(String text) {
    var mail = new SimpleMailMessage();
    mail.setText(text);
    server.send(mail);
  }
}
