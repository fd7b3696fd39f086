from llm import chat

PLANNER = chat(model="gpt-5")
WRITER = chat(model="claude-opus-5")
READER = chat(model="gemini-2.0-flash")
SEARCH = chat(model="sonar")
NEXT = chat(model="gpt-5-turbo-2031")
JUDGE = chat(model="gpt-3.5-turbo")  # llmcmp: ignore
