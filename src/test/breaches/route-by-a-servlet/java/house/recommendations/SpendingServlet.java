package house.recommendations;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

@WebServlet("/api/billing/spending")
class SpendingServlet extends HttpServlet {}
