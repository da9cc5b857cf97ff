package house.recommendations;

import org.springframework.stereotype.Controller;

@Controller
@org.springframework.web.bind.annotation.SessionAttributes("mentor")
class Basket {}
