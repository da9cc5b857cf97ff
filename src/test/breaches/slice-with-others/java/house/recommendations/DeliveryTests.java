package house.recommendations;

import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class DeliveryTests {}
