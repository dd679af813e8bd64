package main

import (
	"encoding/json"
	"net/http"
	"os"
	"sync/atomic"

	"github.com/gorilla/websocket"
)

var connections atomic.Int64
var upgrader = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}

func echo(w http.ResponseWriter, r *http.Request) {
	c, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	connections.Add(1)
	defer connections.Add(-1)
	defer c.Close()
	c.SetReadLimit(1 << 20)
	for {
		kind, data, err := c.ReadMessage()
		if err != nil {
			return
		}
		if err := c.WriteMessage(kind, data); err != nil {
			return
		}
	}
}

func main() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/ws":
			echo(w, r)
		case "/stats":
			json.NewEncoder(w).Encode(map[string]int64{"connections": connections.Load()})
		default:
			http.NotFound(w, r)
		}
	})
	http.ListenAndServe("127.0.0.1:"+port, handler)
}
